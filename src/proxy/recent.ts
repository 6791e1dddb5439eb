/** A map that forgets the least recently used beyond `maxKeys`. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function createRecent<Value>(maxKeys: number): Recent<Value> {
  // A Map keeps the order of insertion: written last means used last.
  const values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > maxKeys) values.delete(values.keys().next().value!);
    },
  };
}
