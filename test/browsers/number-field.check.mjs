import { setTimeout as wait } from 'node:timers/promises';
import { seesState } from './sees-state.mjs';

export const page = 'number-field.html';

const state = () => {
  const input = document.querySelector('input[type=tel]');
  const active = document.activeElement;
  return {
    text: input.value,
    caret: input.selectionStart,
    country: document.querySelector('[data-country]').getAttribute('data-country'),
    isInvalid: input.getAttribute('aria-invalid') === 'true',
    message: document.querySelector('[data-sms-otp-part=phone-error]').textContent,
    focused: active.getAttribute('role') ?? active.localName,
    dialogs: document.querySelectorAll('dialog[open]').length,
    rows: document.querySelectorAll('[role=option][data-key]').length,
    picked: document.querySelector('#searchable [data-country]').getAttribute('data-country'),
    ...globalThis.seen,
  };
};

const sees = (browser, expected) => seesState(browser, state, expected);
const focus = (browser) => browser.evaluate(() => document.querySelector('input[type=tel]').focus());

async function backspace(browser, count) {
  for (let left = count; left > 0; left -= 1) await browser.press('Backspace');
}

/** Once the rules are there a digit in a separator's place is drawn with it. */
async function ready(browser) {
  await focus(browser);
  await browser.type('2015');
  await sees(browser, { text: '(201) 5' });
  await backspace(browser, 4);
  await sees(browser, { text: '' });
}

async function paste(browser, text) {
  await browser.evaluate(`() => {
    const source = document.querySelector('textarea');
    source.value = ${JSON.stringify(text)};
    source.focus();
    source.select();
  }`);
  await browser.command('cut');
  for (let tries = 0; tries < 40; tries += 1) {
    if (!(await browser.evaluate(() => document.querySelector('textarea').value))) break;
    await wait(25);
  }
  await focus(browser);
  await browser.command('paste');
}

async function openSearch(browser) {
  await browser.evaluate(() => document.querySelector('#searchable button').focus());
  await browser.press('Enter');
  await sees(browser, { dialogs: 1, focused: 'combobox' });
}

export const checks = {
  'a national number is formatted as it is typed, and given as E.164': async (browser) => {
    await ready(browser);
    await browser.type('2015550123');
    await sees(browser, { text: '(201) 555-0123', value: '+12015550123', error: '', country: 'US' });
  },
  'each Backspace takes one digit, through every separator': async (browser) => {
    await ready(browser);
    await browser.type('2015550123');
    for (const text of [
      '(201) 555-012',
      '(201) 555-01',
      '(201) 555-0',
      '(201) 555',
      '(201) 55',
      '(201) 5',
      '201',
      '20',
    ]) {
      await browser.press('Backspace');
      await sees(browser, { text });
    }
  },
  'the caret stays at its digit after an edit in the middle': async (browser) => {
    await ready(browser);
    await browser.type('201555012');
    for (let step = 0; step < 7; step += 1) await browser.press('ArrowLeft');
    await sees(browser, { caret: 6 });
    await browser.type('9');
    await sees(browser, { text: '(201) 955-5012', caret: 7 });
  },
  'a pasted number of another country brings its country': async (browser) => {
    await ready(browser);
    await paste(browser, '+44 (0)7400 123456');
    await sees(browser, { value: '+447400123456', country: 'GB', reason: 'paste' });
  },
  'undo takes back a digit': async (browser) => {
    await ready(browser);
    await browser.type('2015550123');
    await sees(browser, { text: '(201) 555-0123' });
    await browser.command('undo');
    await sees(browser, { text: '(201) 555-012', value: null });
  },
  'a number that a script fills in is read': async (browser) => {
    await ready(browser);
    await browser.evaluate(() => {
      const input = document.querySelector('input[type=tel]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '+55 11 96123-4567');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await sees(browser, { value: '+5511961234567', country: 'BR', reason: 'autofill' });
  },
  'half a number is not sent, and the words say why': async (browser) => {
    await ready(browser);
    await browser.type('20155');
    await browser.press('Enter');
    await sees(browser, { sent: [], isInvalid: true, message: 'This number is too short. Check it and try again.' });
  },
  'a whole number is sent as E.164 by Enter': async (browser) => {
    await ready(browser);
    await browser.type('2015550123');
    await browser.press('Enter');
    await sees(browser, { sent: ['+12015550123'] });
  },
  'the searchable list is opened, searched and answered by keys, in a page that would cut it off': async (browser) => {
    await openSearch(browser);
    await browser.type('brasil');
    await sees(browser, { rows: 0 });
    await backspace(browser, 3);
    await browser.type('z');
    await sees(browser, { rows: 2 });
    await browser.press('Enter');
    await sees(browser, { dialogs: 0, picked: 'BR', focused: 'input', sent: [] });
  },
  'the searchable list gives the focus back on Escape': async (browser) => {
    await openSearch(browser);
    await browser.press('Escape');
    await sees(browser, { dialogs: 0, picked: 'US', focused: 'button' });
  },
};
