/** What a message function may use besides its parameters. Built once per locale tag, on `Intl` alone. */
export interface Format {
  /** Picks by the plural rules of the locale; `{n}` in the chosen text becomes the localized number. */
  plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string;
  /** Words, in whole minutes above ten: `90` gives "1 minute and 30 seconds", "1 minuto y 30 segundos", "1 minuto e 30 segundos". */
  duration(seconds: number): string;
}

/** In seconds. Stytch locks a member for up to seven days, and nobody counts 168 hours. */
const units = { day: 86_400, hour: 3600, minute: 60, second: 1 };

export function createFormat(tag: string): Format {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('{n}', numbers.format(count)),
    duration: (seconds) => {
      // Nobody waits for ten minutes by the second.
      const step = seconds > 600 ? 60 : 1;
      let rest = Math.max(0, Math.ceil(seconds / step) * step);
      const parts: string[] = [];
      for (const [unit, length] of Object.entries(units)) {
        const count = Math.floor(rest / length);
        rest %= length;
        if (count > 0 || (length === 1 && !parts[0]))
          parts.push(new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
      }
      return list.format(parts);
    },
  };
}
