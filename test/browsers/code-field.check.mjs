import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { seesState } from './sees-state.mjs';

export const page = 'code-field.html';

const state = () => {
  const input = document.querySelector('input');
  const slots = [...document.querySelectorAll('[data-slot-index]')];
  return {
    value: input.value,
    drawn: slots.map((slot) => slot.textContent).join(''),
    selection: [input.selectionStart, input.selectionEnd],
    active: slots.flatMap((slot, index) => (slot.hasAttribute('data-active') ? [index] : [])),
    isFocused: document.activeElement === input,
    ...globalThis.seen,
  };
};

const sees = (browser, expected) => seesState(browser, state, expected);
const focus = (browser) => browser.evaluate(() => document.querySelector('input').focus());

async function clickSlot(browser, index) {
  const places = await browser.evaluate(() =>
    [...document.querySelectorAll('[data-slot-index]')].map((slot) => {
      const { left, top, width, height } = slot.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }),
  );
  await browser.click(...places[index]);
}

/** By the real clipboard: cut out of the text area beside the field, pasted where the caret of the field was. */
async function paste(browser, text) {
  await browser.evaluate(`() => {
    const source = document.querySelector('textarea');
    source.value = ${JSON.stringify(text)};
    source.focus();
    source.select();
  }`);
  await browser.command('cut');
  for (
    let tries = 0;
    tries < 40 && (await browser.evaluate(() => document.querySelector('textarea').value));
    tries += 1
  )
    await wait(25);
  await focus(browser);
  await browser.command('paste');
}

export const checks = {
  'typing draws each digit and completes once': async (browser) => {
    await focus(browser);
    await browser.type('123');
    await sees(browser, { value: '123', drawn: '123', active: [3], completed: [] });
    await browser.type('456');
    await sees(browser, { value: '123456', drawn: '123456', completed: ['123456'] });
  },
  'letters and separators leave the code as it was': async (browser) => {
    await focus(browser);
    await browser.type('1a2-3');
    await sees(browser, { value: '123', drawn: '123', rejected: ['a'] });
  },
  'Backspace and the last digit typed again mend the code': async (browser) => {
    await focus(browser);
    await browser.type('123457');
    await browser.press('Backspace');
    await browser.type('6');
    await sees(browser, { value: '123456', completed: ['123457', '123456'] });
  },
  'a digit typed over a full field replaces the last one': async (browser) => {
    await focus(browser);
    await browser.type('1234569');
    await sees(browser, { value: '123459', drawn: '123459', completed: ['123456'] });
  },
  'a click on a slot selects its digit, and a key replaces it': async (browser) => {
    await focus(browser);
    await browser.type('123456');
    await clickSlot(browser, 1);
    await sees(browser, { selection: [1, 2], active: [1] });
    await browser.type('9');
    await sees(browser, { value: '193456', selection: [2, 2], active: [2] });
  },
  'a digit that is clicked, removed and typed anew leaves the others as they are': async (browser) => {
    await focus(browser);
    await browser.type('123456');
    await clickSlot(browser, 2);
    await browser.press('Backspace');
    await browser.type('9');
    await sees(browser, { value: '129456', drawn: '129456' });
  },
  'a click past the end goes to the first empty slot': async (browser) => {
    await focus(browser);
    await browser.type('12');
    await clickSlot(browser, 5);
    await sees(browser, { selection: [2, 2], active: [2] });
  },
  'arrows move, and a key replaces what the caret stands before': async (browser) => {
    await focus(browser);
    await browser.type('1234');
    await browser.press('ArrowLeft');
    await browser.press('ArrowLeft');
    await sees(browser, { active: [2] });
    await browser.type('9');
    await sees(browser, { value: '1294' });
    await browser.press('Home');
    await browser.press('Delete');
    await sees(browser, { value: '294', drawn: '294' });
  },
  'a pasted message gives its code, over whatever was there': async (browser) => {
    await focus(browser);
    await browser.type('12');
    await paste(browser, 'Use 2 of 3: 987-654');
    await sees(browser, { value: '987654', drawn: '987654', completed: ['987654'] });
    await paste(browser, '987654');
    await sees(browser, { completed: ['987654', '987654'] });
  },
  'undo takes back a paste': async (browser) => {
    await focus(browser);
    await browser.type('12');
    await paste(browser, '987 654');
    await sees(browser, { value: '987654' });
    await browser.command('undo');
    await sees(browser, { value: '12', drawn: '12' });
  },
  'cut and paste of the whole field by the real clipboard': async (browser) => {
    await focus(browser);
    await browser.type('123456');
    await browser.command('selectAll');
    await browser.command('cut');
    await sees(browser, { value: '', drawn: '' });
    await browser.command('paste');
    await sees(browser, { value: '123456', drawn: '123456', completed: ['123456', '123456'] });
  },
  'a code that a script fills in without the focus is read': async (browser) => {
    await browser.evaluate(() => {
      const input = document.querySelector('input');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '123 456');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await sees(browser, { value: '123456', drawn: '123456', completed: ['123456'] });
  },
  'digits of other scripts become ASCII': async (browser) => {
    await focus(browser);
    await paste(browser, '١٢٣٤٥٦');
    await sees(browser, { value: '123456', completed: ['123456'] });
  },
  'Enter submits a whole code and no part of one': async (browser) => {
    await focus(browser);
    await browser.type('123');
    await browser.press('Enter');
    await sees(browser, { sent: [], isFocused: true });
    await browser.type('456');
    await browser.press('Enter');
    await sees(browser, { sent: ['123456'] });
  },
  'reset empties it': async (browser) => {
    await focus(browser);
    await browser.type('123');
    await browser.evaluate(() => document.querySelector('form').reset());
    await sees(browser, { value: '', drawn: '', changes: ['1', '12', '123', ''] });
  },
  'nothing of the input is painted over its slots, and no slot is outside the page': async (browser) => {
    const found = await browser.evaluate(() => {
      const { maskImage, fontSize } = getComputedStyle(document.querySelector('input'));
      return { isHidden: maskImage.includes('gradient'), isReadable: parseFloat(fontSize) >= 16 };
    });
    assert.deepEqual(found, { isHidden: true, isReadable: true });
  },
};
