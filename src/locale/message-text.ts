import type { Format } from './format.js';
import type { Message } from './messages.js';

export function messageText(message: Message<object>, params: object = {}, format?: Format): string {
  if (typeof message === 'function') return message(params, format!);
  const values = params as Record<string, string>;
  return message.replaceAll(/\{(\w+)\}/gu, (placeholder, name: string) => values[name] ?? placeholder);
}
