/** What a message function may use besides its parameters. Built once per locale tag, on `Intl` alone. */
export interface Format {
  /** Picks by the plural rules of the locale; `{n}` in the chosen text becomes the localized number. */
  plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string;
  /** Words, in whole minutes above ten: `90` gives "1 minute and 30 seconds", "1 minuto y 30 segundos", "1 minuto e 30 segundos". */
  duration(seconds: number): string;
}

export function createFormat(tag: string): Format {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const unit = (name: 'minute' | 'second' | 'hour', count: number): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
  return {
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('{n}', numbers.format(count)),
    duration: (seconds) => {
      // Nobody waits for ten minutes by the second.
      const step = seconds > 600 ? 60 : 1;
      const whole = Math.max(0, Math.ceil(seconds / step) * step);
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor((whole % 3600) / 60);
      const rest = whole % 60;
      const parts = [
        ...(hours > 0 ? [unit('hour', hours)] : []),
        ...(minutes > 0 ? [unit('minute', minutes)] : []),
        ...(hours === 0 && (rest > 0 || minutes === 0) ? [unit('second', rest)] : []),
      ];
      return list.format(parts);
    },
  };
}
