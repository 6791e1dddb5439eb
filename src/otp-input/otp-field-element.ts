/** Also in a shadow root, where `document.activeElement` is the host. */
export function isFocused(input: HTMLInputElement): boolean {
  return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}

/** Writes only what differs: setting the same text would end an undo chain. Text of the same length keeps its caret. */
export function placeText(input: HTMLInputElement, text: string, caret?: number): void {
  const { value, selectionStart } = input;
  if (value === text) return;
  input.value = text;
  const place = caret ?? (value.length === text.length ? selectionStart! : text.length);
  if (isFocused(input)) input.setSelectionRange(place, place);
}

/**
 * Tells of `input.value = …` by somebody's script, for which there is no event: react-hook-form fills and resets a registered
 * field that way. Later, not at once: password managers do the same and then send the event themselves. Builds on the property
 * that React itself puts on every input.
 */
export function watchValue(input: HTMLInputElement, onSet: () => void): () => void {
  const before = Object.getOwnPropertyDescriptor(input, 'value');
  if (!before) return () => {};
  Object.defineProperty(input, 'value', {
    ...before,
    set(text: string) {
      before.set!.call(input, text);
      queueMicrotask(onSet);
    },
  });
  return () => Object.defineProperty(input, 'value', before);
}
