'use client';

import { useContext } from 'react';
import { createFormat, type Format } from './format.js';
import { LocaleContext } from './locale-context.js';
import type { Message, MessageKey, MessageParams } from './messages.js';
import { messageText } from './message-text.js';

/** `copy('body.code', { phone })`: the text of a key in the member's language, found at render. */
export type Copy<K extends MessageKey = MessageKey> = <T extends K>(
  key: T,
  ...params: {} extends MessageParams[T] ? [] : [params: MessageParams[T]]
) => string;

export type Catalogue<K extends MessageKey> = { readonly [T in K]: Message<MessageParams[T]> };

/**
 * The texts of the nearest provider. A widget passes the English of its own keys, so that it works without a provider
 * and the whole catalogue stays out of its bundle; `overrides` (its `messages` prop) win over both.
 */
export function useCopy<K extends MessageKey>(fallback: Catalogue<K>, overrides?: Partial<Catalogue<K>>): Copy<K> {
  const state = useContext(LocaleContext);
  return ((key: K, params?: object) => {
    const message = overrides?.[key] ?? state?.messages[key] ?? fallback[key];
    return messageText(message as Message<object>, params, state?.format ?? (english ??= createFormat('en')));
  }) as Copy<K>;
}

let english: Format | undefined;
