import { type ReactElement, StrictMode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OtpInput, type OtpInputProps } from 'sms-otp-kit';
import { es } from 'sms-otp-kit/locales/es';
import { LocaleProvider } from '../../src/locale/locale-provider.js';
import { type CodeField, paste, renderCode, settle } from './code-field.js';

async function renderForm(props: OtpInputProps = {}): Promise<CodeField & { form: HTMLFormElement; sent: unknown[] }> {
  const sent: unknown[] = [];
  const field = await renderCode({ name: 'code', ...props }, (element) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent.push(Object.fromEntries(new FormData(event.currentTarget)));
      }}
    >
      {element}
      <button>Verify</button>
    </form>
  ));
  return Object.assign(field, { form: field.container.querySelector('form')!, sent });
}

describe('a native form', () => {
  it('posts the code under its name', async () => {
    const { input, sent } = await renderForm();
    await paste(input, '123-456');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sent).toEqual([{ code: '123456' }]);
  });

  it('can be submitted by its button without any of ours (R22)', async () => {
    const { input, sent } = await renderForm({ required: true });
    await userEvent.type(input, '123456');
    await userEvent.click(page.getByRole('button', { name: 'Verify' }));
    expect(sent).toEqual([{ code: '123456' }]);
  });

  it('is held back by an empty field that is required', async () => {
    const { input, form, sent } = await renderForm({ required: true });
    form.requestSubmit();
    expect(input.validity.valueMissing).toBe(true);
    expect(sent).toEqual([]);
  });

  it('is not held back by an empty field that is not', async () => {
    const { form, sent } = await renderForm();
    form.requestSubmit();
    await expect.poll(() => sent).toEqual([{ code: '' }]);
  });

  it('is not submitted by Enter on a part of a code, which is natively invalid, in the member’s words', async () => {
    const { input, sent } = await renderForm();
    await userEvent.type(input, '123');
    await userEvent.keyboard('{Enter}');
    expect(sent).toEqual([]);
    expect(input.validationMessage).toBe('Enter all 6 digits of the code.');
    await userEvent.keyboard('456{Enter}');
    expect(input.validationMessage).toBe('');
    expect(sent).toEqual([{ code: '123456' }]);
  });

  it('says it in the language of the page', async () => {
    const { input } = await renderCode({ defaultValue: '12' }, (field) => (
      <LocaleProvider locales={[es]} locale="es">
        {field}
      </LocaleProvider>
    ));
    expect(input.validationMessage).toBe('Introduce los 6 dígitos del código.');
  });

  it.each([
    ['', { defaultValue: undefined }],
    ['12', { defaultValue: '12' }],
  ])('reset gives back %j', async (first, props) => {
    const { input, form, drawn, changes, completed } = await renderForm(props);
    await paste(input, '987654');
    await expect.poll(() => completed.length).toBe(1);
    form.reset();
    await expect.poll(() => drawn().join('')).toBe(first);
    expect(input.value).toBe(first);
    expect(changes.at(-1)).toMatchObject({ value: first, details: { reason: 'reset' } });
    expect(completed).toHaveLength(1);
  });

  it.each([
    ['123-456', '123456', true],
    ['12345678', '123456', true],
    ['no code', '', false],
    [null, '', false],
  ])('begins with the code of %j, as a link may bring it', async (given, value, isComplete) => {
    const { input, drawn, part, form } = await renderForm({ defaultValue: given as string });
    expect([input.value, drawn().join('')]).toEqual([value, value]);
    expect(part('code').hasAttribute('data-complete')).toBe(isComplete);
    expect(new FormData(form).get('code')).toBe(value);
  });

  it('reset of another form changes nothing', async () => {
    const { input } = await renderCode({}, (field) => (
      <>
        <form id="other" />
        <form>{field}</form>
      </>
    ));
    await userEvent.type(input, '123');
    document.querySelector<HTMLFormElement>('#other')!.reset();
    await settle();
    expect(input.value).toBe('123');
  });

  it('elsewhere in the page is met by `form`', async () => {
    const { input, container } = await renderCode({ form: 'login', name: 'code' }, (field) => (
      <>
        <form id="login" />
        {field}
      </>
    ));
    await userEvent.type(input, '123456');
    expect(new FormData(container.querySelector('form')!).get('code')).toBe('123456');
  });

  it('in a disabled fieldset takes nothing and posts nothing', async () => {
    const { input, container } = await renderCode({ name: 'code', defaultValue: '12' }, (field) => (
      <form>
        <fieldset disabled>{field}</fieldset>
      </form>
    ));
    await paste(input, '123456');
    expect(input.value).toBe('12');
    expect(new FormData(container.querySelector('form')!).get('code')).toBeNull();
  });
});

describe('react-hook-form', () => {
  it('register: values, validation, setValue and reset reach the slots and back (R19)', async () => {
    const sent: unknown[] = [];
    function Login(): ReactElement {
      const { register, handleSubmit, setValue, reset, formState } = useForm<{ code: string }>({
        defaultValues: { code: '12' },
      });
      const { onChange, ...field } = register('code', { required: true, minLength: 6 });
      return (
        <form noValidate onSubmit={handleSubmit((values) => sent.push(values))}>
          <OtpInput {...field} onInput={onChange} />
          <output>{formState.errors.code?.type ?? (formState.isDirty ? 'dirty' : 'clean')}</output>
          <button>Verify</button>
          <button type="button" onClick={() => setValue('code', '445566')}>
            Fill
          </button>
          <button type="button" onClick={() => reset({ code: '' })}>
            Empty
          </button>
        </form>
      );
    }
    const { container } = await render(
      <StrictMode>
        <Login />
      </StrictMode>,
    );
    const input = container.querySelector('input')!;
    const drawn = (): string => container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent!;
    const said = (): string => container.querySelector('output')!.textContent!;
    await expect.poll(drawn).toBe('12');
    await userEvent.click(page.getByRole('button', { name: 'Verify' }));
    await expect.poll(said).toBe('minLength');
    expect(document.activeElement).toBe(input);
    await paste(input, 'Your code: 987-654');
    await expect.poll(said).not.toBe('minLength');
    await userEvent.click(page.getByRole('button', { name: 'Verify' }));
    await expect.poll(() => sent).toEqual([{ code: '987654' }]);
    await userEvent.click(page.getByRole('button', { name: 'Fill' }));
    await expect.poll(drawn).toBe('445566');
    await userEvent.click(page.getByRole('button', { name: 'Empty' }));
    await expect.poll(drawn).toBe('');
    expect(input.value).toBe('');
    await userEvent.type(input, '1');
    await expect.poll(said).toBe('dirty');
  });

  it('Controller: from undefined through a code and back to undefined (R19)', async () => {
    const sent: unknown[] = [];
    function Login(): ReactElement {
      const { control, handleSubmit, reset } = useForm<{ code: string }>();
      return (
        <form onSubmit={handleSubmit((values) => sent.push(values))}>
          <Controller control={control} name="code" render={({ field }) => <OtpInput {...field} />} />
          <button>Verify</button>
          <button type="button" onClick={() => reset({ code: '' })}>
            Empty
          </button>
        </form>
      );
    }
    const { container } = await render(
      <StrictMode>
        <Login />
      </StrictMode>,
    );
    const input = container.querySelector('input')!;
    await userEvent.type(input, '123456');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sent).toEqual([{ code: '123456' }]);
    await userEvent.click(page.getByRole('button', { name: 'Empty' }));
    await expect.poll(() => container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent).toBe('');
    await userEvent.type(input, '9');
    expect(input.value).toBe('9');
  });
});
