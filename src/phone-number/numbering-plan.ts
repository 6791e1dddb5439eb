import { type CountryCode, Metadata, type MetadataJson } from 'libphonenumber-js/core';
import { callingCodeOf, countriesOf } from './countries.js';

/** What is asked of a country's numbering rules at every key, read from the metadata once. */
export interface NumberingPlan {
  /** Fewest and most national digits. */
  min: number;
  max: number;
  /** Fewest digits of a number in use, where local numbers without an area code are possible but nobody's. */
  shortest: number;
  /** Digits in front that are not simply part of the number: calling code, trunk and international prefixes, old carriers' codes. */
  prefix: RegExp;
}

/** In the published types of libphonenumber-js 1.13.16 half of the plan is missing. */
interface LibraryPlan {
  possibleLengths: () => number[];
  IDDPrefix: () => string | undefined;
  nationalPrefixForParsing: () => string | undefined;
  /** Of each kind of number: pattern, and lengths where they differ from those of all kinds. Missing in the smallest metadata. */
  types: () => ([pattern: string, lengths?: number[]] | 0)[] | undefined;
}

const plans = new WeakMap<MetadataJson, Map<string, NumberingPlan>>();

/** @param country one that has a calling code */
export function numberingPlan(country: string, metadata: MetadataJson): NumberingPlan {
  const known = plans.get(metadata) ?? new Map<string, NumberingPlan>();
  plans.set(metadata, known);
  const plan = known.get(country) ?? readPlan(country, metadata);
  known.set(country, plan);
  return plan;
}

/** Plain national digits, and fewer than any number of their calling code has: nothing of it needs to be looked up. */
export function isBeginning(digits: string, country: string, metadata: MetadataJson): boolean {
  const sharing = countriesOf(callingCodeOf(country) ?? '');
  const { length } = digits;
  return (
    sharing.length > 0 &&
    length < numberingPlan(sharing[0]!, metadata).min &&
    length < numberingPlan(country, metadata).min &&
    sharing.every((owner) => length < numberingPlan(owner, metadata).shortest) &&
    !numberingPlan(country, metadata).prefix.test(digits)
  );
}

function readPlan(country: string, metadata: MetadataJson): NumberingPlan {
  const numbering = new Metadata(metadata);
  numbering.selectNumberingPlan(country as CountryCode);
  const plan = numbering.numberingPlan as unknown as LibraryPlan | undefined;
  const lengths = plan?.possibleLengths() ?? [];
  const kinds = plan?.types();
  const prefixes = [plan?.IDDPrefix(), plan?.nationalPrefixForParsing(), callingCodeOf(country), '0', '\\+'];
  return {
    min: Math.min(...lengths),
    max: Math.max(...lengths),
    shortest: Math.min(...(kinds?.flatMap((kind) => (kind ? (kind[1] ?? lengths) : [])) ?? lengths)),
    prefix: new RegExp(`^(?:${prefixes.filter(Boolean).join('|')})`, 'u'),
  };
}
