import { anyAllowed, callingCodeOf, leadingCallingCode, ownerOf } from './countries.js';
import type { PhoneErrorCode, PhoneEvaluation, PhoneMetadata, PhonePolicy } from './phone-evaluation.js';

/**
 * What calling codes alone can tell, while the numbering rules are not there: the country, the list of allowed countries and the
 * outer limits of length. Takes clean digits only. `e164` is a guess; a server with the rules settles it.
 */
export const provisionalMetadata: PhoneMetadata = { evaluate, format };

function evaluate(digits: string, country: string | null, { countries: allowed }: PhonePolicy): PhoneEvaluation {
  const international = digits.startsWith('+')
    ? digits.slice(1)
    : withCallingCode(digits, callingCodeOf(country) ?? '');
  const callingCode = leadingCallingCode(international);
  const owner = callingCode ? ownerOf(callingCode, country, allowed) : country;
  const code = problem(digits, international, callingCode, allowed);
  return {
    e164: code ? null : `+${international}`,
    country: owner,
    callingCode,
    nationalDigits: international.slice(callingCode?.length ?? 0),
    type: null,
    isComplete: false,
    ...(code && { error: { code, ...(owner && { country: owner }) } }),
  };
}

/** Without the digit that is dialled at home only. In Benin, Congo, Côte d’Ivoire and Gabon the 0 is part of the number. */
function withCallingCode(national: string, callingCode: string): string {
  if (/^(?:225|229|24[12])$/u.test(callingCode)) return callingCode + national;
  return callingCode + national.replace(callingCode === '1' ? /^1/u : /^0/u, '');
}

function problem(
  digits: string,
  international: string,
  callingCode: string | null,
  allowed: readonly string[],
): PhoneErrorCode | null {
  if (!digits) return 'required';
  if (callingCode && !anyAllowed(callingCode, allowed)) return 'country_not_allowed';
  // E.164: at most 15 digits; no country texts numbers of fewer than 7 with its calling code.
  if (international.length < 7) return 'too_short';
  if (!callingCode) return 'invalid_calling_code';
  return international.length > 15 ? 'too_long' : null;
}

/** A whole number before the rules arrive: `'+12015550123'` as `'+1 201 555 0123'`, the layout that the rules give it too. */
function format(digits: string): string {
  const callingCode = digits.startsWith('+') ? leadingCallingCode(digits.slice(1)) : null;
  if (!callingCode) return digits;
  const national = digits.slice(callingCode.length + 1);
  const grouped = callingCode === '1' ? national.replace(/^(\d{3})(\d{3})(\d{4})$/u, '$1 $2 $3') : national;
  return `+${callingCode} ${grouped}`.trimEnd();
}
