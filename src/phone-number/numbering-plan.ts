import { type CountryCode, Metadata, type MetadataJson } from 'libphonenumber-js/core';
import { callingCodeOf, countriesOf } from './countries.js';

/** What is asked of a country's numbering rules at every key, read from the metadata once. */
export interface NumberingPlan {
  /** Fewest and most national digits. */
  limits: { min: number; max: number };
  /** Fewest digits of a number in use in any country of the calling code: local numbers without an area code are nobody's. */
  fewest: number;
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

/** A set of rules that was made for some countries lacks those of the others. */
export function hasRules(country: string, metadata: MetadataJson): boolean {
  return country in metadata.countries;
}

/** @param country one that has a calling code, and rules for it or for one that shares it */
export function numberingPlan(country: string, metadata: MetadataJson): NumberingPlan {
  const known = plans.get(metadata) ?? new Map<string, NumberingPlan>();
  plans.set(metadata, known);
  const plan = known.get(country) ?? readPlan(country, metadata);
  known.set(country, plan);
  return plan;
}

/**
 * Plain national digits, and fewer than any number of their calling code has: nothing of it needs to be looked up.
 * @param digits without a plus
 */
export function isBeginning(digits: string, country: string, metadata: MetadataJson): boolean {
  const { fewest, prefix } = numberingPlan(country, metadata);
  return digits.length < fewest && !prefix.test(digits);
}

function readPlan(country: string, metadata: MetadataJson): NumberingPlan {
  const callingCode = callingCodeOf(country)!;
  const sharing = countriesOf(callingCode).filter((owner) => hasRules(owner, metadata));
  const [main] = sharing;
  const plan = libraryPlan(sharing.includes(country) ? country : main!, metadata);
  const lengths = plan.possibleLengths();
  const prefixes = [plan.IDDPrefix(), plan.nationalPrefixForParsing(), callingCode, '0'];
  return {
    limits: { min: Math.min(...lengths), max: Math.max(...lengths) },
    fewest: Math.min(
      ...lengths,
      ...libraryPlan(main!, metadata).possibleLengths(),
      ...sharing.flatMap((owner) => lengthsInUse(libraryPlan(owner, metadata))),
    ),
    prefix: new RegExp(`^(?:${prefixes.filter(Boolean).join('|')})`, 'u'),
  };
}

function libraryPlan(country: string, metadata: MetadataJson): LibraryPlan {
  const numbering = new Metadata(metadata);
  numbering.selectNumberingPlan(country as CountryCode);
  return numbering.numberingPlan as unknown as LibraryPlan;
}

function lengthsInUse(plan: LibraryPlan): number[] {
  const lengths = plan.possibleLengths();
  return plan.types()?.flatMap((kind) => (kind ? (kind[1] ?? lengths) : [])) ?? lengths;
}
