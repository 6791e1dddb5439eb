import { anyAllowed, callingCodeOf, leadingCallingCode, ownerOf } from './countries.js';
import type { PhoneErrorCode, PhoneEvaluation, PhoneMetadata, PhonePolicy } from './phone-evaluation.js';

/**
 * What calling codes alone can tell, while the numbering rules are not there: the country, the list of allowed countries and the
 * outer limits of length. Takes clean digits only. `e164` is a guess; a server with the rules settles it.
 */
export const provisionalMetadata: PhoneMetadata = { evaluate, format };

function evaluate(digits: string, country: string | null, { countries: allowed }: PhonePolicy): PhoneEvaluation {
  const own = callingCodeOf(country) ?? '';
  // Contacts leave the plus out, and nobody's number at home is as long; 00 and 011 are what a plus is dialled as.
  const isWhole = own && digits.startsWith(own) && digits.length > 11;
  const dialled = isWhole ? `+${digits}` : digits.replace(own === '1' ? /^0(?:0|11)/u : /^00/u, '+');
  const given = dialled.startsWith('+') ? dialled.slice(1) : own + dialled;
  const callingCode = leadingCallingCode(given);
  const national = withoutTrunk(given.slice(callingCode?.length ?? 0), callingCode);
  const international = (callingCode ?? '') + national;
  const owner = callingCode ? ownerOf(callingCode, country, allowed) : country;
  const code = problem(digits, international, callingCode, allowed);
  return {
    e164: code ? null : `+${international}`,
    country: owner,
    callingCode,
    nationalDigits: national,
    type: null,
    isComplete: false,
    ...(code && { error: { code, ...(owner && { country: owner }) } }),
  };
}

/** Without the digit that is dialled at home only. In Italy, Benin, Congo, Côte d’Ivoire and Gabon the 0 is part of the number. */
function withoutTrunk(national: string, callingCode: string | null): string {
  if (/^(?:39|225|229|24[12])$/u.test(callingCode ?? '')) return national;
  return national.replace(callingCode === '1' ? /^1/u : /^0/u, '');
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
