import axe from 'axe-core';
import { type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { defineLocale, en, es, type Locale, type OtpInputProps, ptBR } from 'sms-otp-kit';
import 'sms-otp-kit/styles.css';
import { LocaleProvider } from '../../src/locale/locale-provider.js';
import { autofill, insert, paste, renderCode, settle } from './code-field.js';

const arabic = defineLocale({ ...en, tag: 'ar', name: 'العربية', dir: 'rtl' });
const error = 'That code is not right. Check the newest message and try again.';

const states: Record<string, OtpInputProps> = {
  empty: {},
  partial: { defaultValue: '123' },
  full: { defaultValue: '123456' },
  invalid: { defaultValue: '123456', status: 'invalid', error },
  busy: { defaultValue: '123456', status: 'busy' },
  success: { defaultValue: '123456', status: 'success' },
  disabled: { defaultValue: '123', disabled: true },
  'read-only': { defaultValue: '123456', readOnly: true },
  masked: { defaultValue: '123456', mask: true },
  'in groups with a separator and placeholders': { groups: [3, 3], separator: '–', placeholder: '0', required: true },
};

const inLanguage =
  (locale: Locale) =>
  (field: ReactElement): ReactElement => (
    <LocaleProvider locales={[locale]} locale={locale.tag}>
      <main lang={locale.tag} dir={locale.dir ?? 'ltr'} style={{ background: 'var(--sms-otp-surface)' }}>
        {field}
      </main>
    </LocaleProvider>
  );

async function emulate(features: Record<string, string>): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    media: '',
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

const outlined = (slots: HTMLElement[]): number[] =>
  slots.flatMap((slot, index) => (getComputedStyle(slot).outlineStyle === 'solid' ? [index] : []));

beforeEach(() => page.viewport(1024, 768));
afterEach(async () => {
  document.documentElement.style.colorScheme = '';
  await emulate({});
});

describe('axe finds nothing', () => {
  describe.each([
    ['in English', en],
    ['in Spanish', es],
    ['in Brazilian Portuguese', ptBR],
    ['from right to left', arabic],
  ])('%s', (_, locale) => {
    describe.each(['light', 'dark', 'forced colours'])('%s', (scheme) => {
      it.each(Object.entries(states))('%s (A6)', async (_state, props) => {
        if (scheme === 'dark') document.documentElement.style.colorScheme = 'dark';
        if (scheme === 'forced colours') await emulate({ 'forced-colors': 'active' });
        const { container, input } = await renderCode(props, inLanguage(locale));
        input.focus();
        const { violations } = await axe.run(container);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
      });
    });
  });
});

describe('name, role and value', () => {
  it('one textbox, named by its label and described by the hint (R17, A1)', async () => {
    await renderCode({ required: true });
    const box = page.getByRole('textbox');
    expect(box.elements()).toHaveLength(1);
    await expect.element(box).toHaveAccessibleName('Verification code');
    await expect.element(box).toHaveAccessibleDescription('Enter the 6-digit code.');
    await expect.element(box).toBeRequired();
  });

  it('what holds digits only for the eye is hidden, and takes no focus (A2)', async () => {
    const { container, part } = await renderCode({ defaultValue: '1234' });
    expect(part('code-slots').getAttribute('aria-hidden')).toBe('true');
    expect(part('code-slots').querySelector('[tabindex], input, button, a')).toBeNull();
    expect(container.querySelectorAll('[tabindex]')).toHaveLength(0);
    const { nodes } = (await cdp().send('Accessibility.getFullAXTree')) as {
      nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
    };
    const texts = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText');
    expect(texts.filter(({ name }) => /^\d$/u.test(name?.value ?? ''))).toEqual([]);
  });

  it('the label focuses the input (A3)', async () => {
    const { input, part } = await renderCode();
    await userEvent.click(part('code-label'));
    expect(document.activeElement).toBe(input);
  });

  it('hint and error are both read, after what the host adds', async () => {
    await renderCode({ status: 'invalid', error, 'aria-describedby': 'more' }, (field) => (
      <>
        <p id="more">Sent to •••12.</p>
        {field}
      </>
    ));
    const box = page.getByRole('textbox');
    await expect.element(box).toHaveAccessibleDescription(`Sent to •••12. Enter the 6-digit code. ${error}`);
    await expect.element(box).toHaveAttribute('aria-invalid', 'true');
  });

  it('words of an error mark the field, unless the host says what its status is', async () => {
    const { input, rerender } = await renderCode({ error });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.closest('[data-status]')!.getAttribute('data-status')).toBe('invalid');
    await rerender({ error, status: 'idle' });
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    await rerender({});
    expect(input.closest('[data-status]')!.getAttribute('data-status')).toBe('idle');
  });

  it('busy, read-only, required and invalid are said (A4)', async () => {
    const { input, rerender } = await renderCode({ status: 'busy', required: true });
    expect(input.getAttribute('aria-busy')).toBe('true');
    expect(input.readOnly).toBe(true);
    expect(input.required).toBe(true);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    await rerender({ status: 'invalid', readOnly: true });
    expect(input.hasAttribute('aria-busy')).toBe(false);
    expect(input.readOnly).toBe(true);
    expect(input.required).toBe(false);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('without a label the host names it', async () => {
    await renderCode({ label: null, hint: null, 'aria-label': 'Code' });
    await expect.element(page.getByRole('textbox', { name: 'Code' })).toBeInTheDocument();
    await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription('');
  });

  it('hint and validity speak of characters where letters are allowed', async () => {
    const { input } = await renderCode({ charset: 'alphanumeric', length: 8, defaultValue: 'A' });
    await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription('Enter the 8-character code.');
    expect(input.validationMessage).toBe('Enter the 8-character code.');
    expect(input.inputMode).toBe('text');
  });
});

describe('what is announced', () => {
  it('nothing while typing (A5)', async () => {
    const { input, part, said } = await renderCode();
    expect(part('code-status').getAttribute('role')).toBe('status');
    await userEvent.type(input, '123456');
    await userEvent.keyboard('{Backspace}');
    expect(said()).toBe('');
  });

  it('that the code came from the message, until the next key (A5)', async () => {
    const { input, said } = await renderCode();
    await insert(input, '123456');
    await expect.poll(said).toBe('Code filled from message.');
    await userEvent.keyboard('{Backspace}');
    await expect.poll(said).toBe('');
    autofill(input, '123456');
    await expect.poll(said).toBe('Code filled from message.');
  });

  it('a paste is not said to be from the message', async () => {
    const { input, said, completed } = await renderCode();
    await paste(input, '123456');
    await expect.poll(() => completed.length).toBe(1);
    expect(said()).toBe('');
  });

  it('a wrong key, as often as every two seconds at most, again as a new text (A5)', async () => {
    const clock = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => clock() + ahead;
    const { input, said, part, rejected } = await renderCode();
    await userEvent.type(input, 'a');
    await expect.poll(said).toBe('Use digits only.');
    const first = part('code-status').firstChild;
    await userEvent.keyboard('bc');
    await settle();
    expect(part('code-status').firstChild).toBe(first);
    ahead = 2500;
    await userEvent.keyboard('d');
    await expect.poll(() => part('code-status').firstChild === first).toBe(false);
    expect(said()).toBe('Use digits only.');
    expect(rejected).toHaveLength(4);
    performance.now = clock;
  });

  it('an error at once, and the same error again after the next check (A4)', async () => {
    const { part, rerender } = await renderCode();
    const alert = part('code-error');
    expect(alert.getAttribute('role')).toBe('alert');
    const added: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) added.push(node.textContent!);
    });
    observer.observe(alert, { childList: true });
    await rerender({ status: 'invalid', error });
    await rerender({ status: 'busy', error });
    expect(alert.textContent).toBe('');
    await rerender({ status: 'invalid', error });
    await settle();
    expect(added).toEqual([error, error]);
    observer.disconnect();
  });

  it('that the code is being checked', async () => {
    const { said, rerender } = await renderCode();
    await rerender({ status: 'busy' });
    expect(said()).toBe('Checking the code…');
  });
});

describe('what is seen', () => {
  it.each(['', '123', '123456'])('the focus, with %j in the field', async (defaultValue) => {
    const { input, slots } = await renderCode({ defaultValue });
    expect(outlined(slots())).toEqual([]);
    input.focus();
    input.setSelectionRange(defaultValue.length, defaultValue.length);
    await expect.poll(() => outlined(slots())).toEqual([Math.min(defaultValue.length, 5)]);
  });

  it('in forced colours each digit once, the focus in a system colour, an error not by colour alone (A7)', async () => {
    await emulate({ 'forced-colors': 'active' });
    const { input, slots } = await renderCode({ defaultValue: '123', status: 'invalid', error });
    input.focus();
    input.setSelectionRange(3, 3);
    await expect.poll(() => outlined(slots())).toEqual([3]);
    expect(getComputedStyle(slots()[3]!).backgroundImage).toContain('linear-gradient');
    expect(getComputedStyle(slots()[4]!).backgroundImage).toBe('none');
    expect(getComputedStyle(input).maskImage).not.toBe('none');
    expect(getComputedStyle(slots()[0]!).borderStyle).toBe('dashed');
  });

  it.each(['data-status=success', 'data-status=invalid', 'data-status=busy', 'data-disabled='])(
    'its own state alone, also inside a page’s element with %s',
    async (attribute) => {
      const [name, value] = attribute.split('=');
      const look = async (around: object): Promise<string[]> => {
        const { input, slots, unmount } = await renderCode({ defaultValue: '12' }, (field) => (
          <div {...around}>{field}</div>
        ));
        const { borderColor, color, backgroundColor } = getComputedStyle(slots()[0]!);
        const seen = [borderColor, color, backgroundColor, getComputedStyle(input).cursor];
        await unmount();
        return seen;
      };
      expect(await look({ [name!]: value })).toEqual(await look({}));
    },
  );

  it('no blinking and no movement where motion is reduced (A8)', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    const { input, container } = await renderCode({ status: 'busy' });
    input.focus();
    await settle();
    const moving = [...container.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 || animationName !== 'none';
    });
    expect(moving).toEqual([]);
  });

  it('a blinking caret in the first slot alone, for less than five seconds', async () => {
    const { input, slots } = await renderCode();
    input.focus();
    const blinking = (): Animation[] => slots().flatMap((slot) => slot.getAnimations());
    await expect.poll(() => blinking().length).toBe(1);
    expect(blinking()[0]!.effect!.getComputedTiming().endTime).toBeLessThan(5000);
    await userEvent.keyboard('1');
    await expect.poll(() => blinking().length).toBe(0);
    expect(getComputedStyle(slots()[1]!).backgroundImage).toContain('linear-gradient');
  });

  it('a font of 16 px or more, so that iOS does not zoom in (R7)', async () => {
    const { input } = await renderCode({}, (field) => <div style={{ fontSize: 8 }}>{field}</div>);
    expect(parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
  });

  it.each([
    [320, 1, 8],
    [320, 1, 6],
    [640, 2, 8],
  ])('%i px at a zoom of %i fits %i slots, text spacing of one’s own included (A9)', async (width, zoom, length) => {
    await page.viewport(width, 700);
    const { container, slots } = await renderCode(
      { length, groups: [length / 2, length / 2], separator: '–', defaultValue: '123456', error, status: 'invalid' },
      (field) => <div style={{ zoom, letterSpacing: '0.12em', wordSpacing: '0.16em', lineHeight: 1.5 }}>{field}</div>,
    );
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    const { right } = container.getBoundingClientRect();
    for (const slot of slots()) {
      expect(slot.getBoundingClientRect().right).toBeLessThanOrEqual(right);
      expect(slot.scrollWidth).toBeLessThanOrEqual(slot.clientWidth);
    }
  });
});
