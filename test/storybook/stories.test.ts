import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smsOtpErrorCodes } from 'sms-otp-kit';
import { expect, it } from 'vitest';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../stories', name), 'utf8');

it('every error code has a story', () => {
  const told = [...read('step-errors.stories.tsx').matchAll(/= on\w+\('(\w+)'\)/gu)].map(([, code]) => code!);
  expect(told.toSorted()).toEqual([...smsOtpErrorCodes].toSorted());
});
