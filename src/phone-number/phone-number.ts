import {
  type CountryCode,
  type MetadataJson,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import { createTypedFormat, type TypedFormat } from './as-you-type.js';
import { cleanNumber, withoutExtension } from './clean-number.js';
import { anyAllowed, callingCodeOf, countriesOf, leadingCallingCode, ownerOf } from './countries.js';
import { fromLegacyFormat } from './legacy-formats.js';
import { hasRules, isBeginning, numberingPlan } from './numbering-plan.js';
import type { PhoneError, PhoneEvaluation, PhoneMetadata, PhonePolicy } from './phone-evaluation.js';

/** Binds the numbering rules: `mobile` tells texts from the rest and is small, `max` can also say why (use it on servers). */
export function createPhoneMetadata(metadata: MetadataJson): PhoneMetadata {
  return {
    evaluate: (raw, country, policy) => evaluate(raw, country, policy, metadata),
    format: (digits, country) => format(digits, country, metadata),
  };
}

/**
 * One answer for browser and server: whose number `raw` is, and whether `policy` lets it be texted.
 * @param country ISO code that a number without a calling code is read in, e.g. `'US'`; null on a server that takes E.164 only
 */
export function evaluate(
  raw: string,
  country: string | null,
  policy: PhonePolicy,
  metadata: MetadataJson,
): PhoneEvaluation {
  const digits = cleanNumber(withoutExtension(raw));
  const callingCode = callingCodeOf(country);
  const unread = {
    e164: null,
    country,
    callingCode,
    nationalDigits: digits.replace('+', ''),
    type: null,
    isComplete: false,
  };
  if (digits === '' || digits === '+')
    return { ...unread, error: { code: /\S/u.test(raw) ? 'not_a_number' : 'required' } };
  if (country && callingCode && !digits.startsWith('+')) {
    if (!hasRules(country, metadata)) return { ...unread, error: { code: 'country_not_allowed', country } };
    if (anyAllowed(callingCode, policy.countries) && isBeginning(digits, country, metadata))
      return { ...unread, error: { code: 'too_short', country, ...numberingPlan(country, metadata).limits } };
  }
  const number = read(digits, country, policy, metadata);
  if (!number) return { ...unread, ...unreadable(digits, country, policy, metadata) };
  return judge(number, country, policy, metadata);
}

/**
 * Formats clean digits for display; the digits never change, whatever the library makes of them. A layout that ends in a
 * separator, `'(201)'`, waits for the next digit: it would have to be typed and deleted around.
 */
export function format(digits: string, country: string | null, metadata: MetadataJson): string {
  for (const text of layouts(digits, country, typedFormats(metadata)))
    if (/.\D.*\d$/u.test(text) && cleanNumber(text) === digits) return text;
  return digits;
}

interface TypedFormats {
  national: TypedFormat;
  international: TypedFormat;
}

const formats = new WeakMap<MetadataJson, TypedFormats>();

function typedFormats(metadata: MetadataJson): TypedFormats {
  const known = formats.get(metadata) ?? {
    national: createTypedFormat(metadata),
    international: createTypedFormat(metadata),
  };
  formats.set(metadata, known);
  return known;
}

function* layouts(digits: string, country: string | null, typed: TypedFormats): Generator<string> {
  const callingCode = callingCodeOf(country);
  if (digits.startsWith('+')) yield typed.international(digits, null);
  else if (callingCode) {
    yield typed.national(digits, country);
    // 106 of 245 countries have no national layout without the trunk prefix; all but 8 have an international one.
    yield typed
      .international(`+${callingCode}${digits}`, null)
      .slice(callingCode.length + 1)
      .trimStart();
  }
}

/** The first reading that can be texted: as given, with the own calling code but no plus (contacts, autofill), with 00 for a plus. */
function read(
  digits: string,
  country: string | null,
  policy: PhonePolicy,
  metadata: MetadataJson,
): PhoneNumber | undefined {
  const callingCode = callingCodeOf(country);
  const readings = [parse(digits, callingCode && country, metadata)];
  if (callingCode && digits.startsWith(callingCode)) readings.push(parse(`+${digits}`, null, metadata));
  // 00 is what most of the world dials, also for someone whose picked country dials 011.
  if (digits.startsWith('00')) readings.push(parse(`+${digits.slice(2)}`, null, metadata));
  const textable = readings.find((number) => number?.isPossible() && number.isValid() && isAllowedType(number, policy));
  return textable ?? readings.find((number) => number?.isPossible()) ?? readings[0] ?? readings.at(-1);
}

function parse(digits: string, defaultCountry: string | null, metadata: MetadataJson): PhoneNumber | undefined {
  return parsePhoneNumberFromString(
    digits,
    { defaultCountry: defaultCountry as CountryCode, extract: false },
    metadata,
  );
}

function unreadable(
  digits: string,
  country: string | null,
  policy: PhonePolicy,
  metadata: MetadataJson,
): Partial<PhoneEvaluation> {
  const wrongLength = (of: string, length: number): PhoneError => ({
    code: length > 15 ? 'too_long' : 'too_short',
    country: of,
    ...numberingPlan(of, metadata).limits,
  });
  if (!digits.startsWith('+'))
    return { error: callingCodeOf(country) ? wrongLength(country!, digits.length) : { code: 'invalid_calling_code' } };
  const international = digits.slice(1);
  const { length } = international;
  const callingCode = leadingCallingCode(international);
  if (!callingCode)
    return { country: null, callingCode, error: { code: length < 3 ? 'too_short' : 'invalid_calling_code' } };
  const owner = ownerOf(callingCode, country, policy.countries);
  const isAllowed = anyAllowed(callingCode, policy.countries) && hasRules(owner, metadata);
  return {
    country: owner,
    callingCode,
    nationalDigits: international.slice(callingCode.length),
    error: isAllowed ? wrongLength(owner, length) : { code: 'country_not_allowed', country: owner },
  };
}

function judge(
  number: PhoneNumber,
  picked: string | null,
  policy: PhonePolicy,
  metadata: MetadataJson,
): PhoneEvaluation {
  const callingCode = number.countryCallingCode;
  if (countriesOf(callingCode).length === 0) {
    return { ...verdict(number, null), error: { code: 'country_not_allowed' } };
  }
  const own = countryOf(number, picked, policy, metadata);
  const country = own ?? ownerOf(callingCode, picked, policy.countries);
  if (own) number.country = own as CountryCode;
  const result = verdict(number, country);
  const error = problem(number, own, country, policy, metadata);
  return error ? { ...result, error } : { ...result, e164: number.number };
}

function verdict(number: PhoneNumber, country: string | null): PhoneEvaluation {
  return {
    e164: null,
    country,
    callingCode: number.countryCallingCode,
    nationalDigits: number.nationalNumber,
    type: number.getType() ?? null,
    isComplete: number.isPossible(),
  };
}

function problem(
  number: PhoneNumber,
  own: string | null,
  country: string,
  policy: PhonePolicy,
  metadata: MetadataJson,
): PhoneError | null {
  const callingCode = number.countryCallingCode;
  if (!anyAllowed(callingCode, policy.countries) || (own && number.isValid() && !policy.countries.includes(own))) {
    return { code: 'country_not_allowed', country };
  }
  const wrongType = !isAllowedType(number, policy);
  if (!number.isValid() || wrongType) {
    const suggestion = suggest(number, policy, metadata);
    if (suggestion) return { code: 'legacy_format', country, suggestion };
  }
  if (!number.isPossible()) {
    const { limits } = numberingPlan(country, metadata);
    return { code: number.nationalNumber.length > limits.max ? 'too_long' : 'too_short', country, ...limits };
  }
  if (!number.isValid()) return accepts(own, callingCode, policy) ? null : { code: 'invalid_number', country };
  return wrongType ? { code: 'number_type', country } : null;
}

/** A range that the metadata does not know yet passes only where it cannot hide a country that is not allowed. */
function accepts(own: string | null, callingCode: string, policy: PhonePolicy): boolean {
  if (policy.strictness !== 'possible') return false;
  return own
    ? policy.countries.includes(own)
    : countriesOf(callingCode).every((country) => policy.countries.includes(country));
}

/**
 * Nine territories (AX, BL, CC, CX, EH, IM, MF, SJ, VA) share their ranges with a main country and the library always names
 * the main one, so the picked and then any allowed country of the same calling code are asked whether the number is theirs.
 */
function countryOf(
  number: PhoneNumber,
  picked: string | null,
  policy: PhonePolicy,
  metadata: MetadataJson,
): string | null {
  const sharing = countriesOf(number.countryCallingCode);
  if (sharing.length === 1) return sharing[0]!;
  const owns = (country: string): boolean =>
    hasRules(country, metadata) && Object.assign(Object.create(number) as PhoneNumber, { country }).isValid();
  if (picked && sharing.includes(picked) && owns(picked)) return picked;
  // For a national number that nobody owns the library names the country it was read in: that is no evidence.
  const named = number.country && owns(number.country) ? number.country : null;
  if (!named || policy.countries.includes(named)) return named;
  return sharing.find((country) => policy.countries.includes(country) && owns(country)) ?? named;
}

function suggest(number: PhoneNumber, policy: PhonePolicy, metadata: MetadataJson): string | null {
  const national = fromLegacyFormat(number.countryCallingCode, number.nationalNumber);
  const candidate = national && parse(`+${number.countryCallingCode}${national}`, null, metadata);
  return candidate && candidate.isValid() && isAllowedType(candidate, policy) ? candidate.formatInternational() : null;
}

/** A type that the metadata does not know speaks against nothing. */
function isAllowedType(number: PhoneNumber, policy: PhonePolicy): boolean {
  const type = number.getType();
  return type === undefined || policy.allowedTypes.includes(type);
}
