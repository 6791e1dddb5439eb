import type { StoryContext } from '@storybook/react-vite';
import { en, es, type Message, type MessageKey, ptBR } from 'sms-otp-kit';
import { createFormat } from '../src/locale/format.js';
import { messageText } from '../src/locale/message-text.js';
import { arabic, pseudo } from './sample-locales.js';

/** A text as the language of the toolbar has it: plays find things by role and name, whichever is chosen. */
export function say({ globals }: Pick<StoryContext, 'globals'>, key: MessageKey, params: object = {}): string {
  const { messages, tag } = [es, ptBR, arabic, pseudo].find((one) => one.tag === globals['locale']) ?? en;
  return messageText(messages[key] as Message<object>, params, createFormat(tag));
}

export function countryIn({ globals }: Pick<StoryContext, 'globals'>, code: string): string {
  return new Intl.DisplayNames([globals['locale'] as string, 'en'], { type: 'region' }).of(code)!;
}
