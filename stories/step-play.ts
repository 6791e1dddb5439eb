import type { Challenge } from 'sms-otp-kit';
import { waitFor } from 'storybook/test';

/** By part and not by name: the toolbar changes the language. */
export const part = (root: HTMLElement, name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = root.querySelector<HTMLElement>(`[data-sms-otp-part="${name}"]`);
    if (!found) throw new Error(`No part ${name} yet.`);
    return found;
  });

/** A number is on file and no code is out. */
export const numberKnown: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• ••• 0123',
  phone_verified: true,
  code_sent: false,
};
