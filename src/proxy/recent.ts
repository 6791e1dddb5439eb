/** A map that forgets the least recently used beyond its size. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function createRecent<Value>(maxKeys: number): Recent<Value> {
  // A Map keeps the order of insertion: written last means used last.
  const values = new Map<string, Value>();
  const set = (key: string, value: Value): void => {
    values.delete(key);
    values.set(key, value);
    if (values.size > maxKeys) values.delete(values.keys().next().value!);
  };
  return {
    set,
    get(key) {
      const value = values.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
  };
}
