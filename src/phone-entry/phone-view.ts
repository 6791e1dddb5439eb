import type { PhoneEvaluation, PhoneMetadata, PhonePolicy } from '../phone-number/phone-evaluation.js';
import { evaluateProvisionally, formatProvisionally } from '../phone-number/provisional.js';

/** Everything that follows from the digits, the country they are read in, the rules and the policy. */
export interface PhoneView {
  text: string;
  value: string | null;
  /** Shown in the country control: the number's own once the number tells, else the picked or default one. */
  country: string | null;
  evaluation: PhoneEvaluation;
  /** The rules could not be loaded: only a server can tell whether the number is right. */
  unverified: boolean;
}

interface Answer {
  key: string;
  view: PhoneView;
}

export type ViewPhone = (digits: string, country: string | null, isGiven: boolean) => PhoneView;

/**
 * Remembers two answers: the handler of a key asks for what stands and for what comes, the render that follows for the latter.
 * @param hasFailed the rules will not come, for now
 */
export function createPhoneView(rules: PhoneMetadata | null, hasFailed: boolean, policy: PhonePolicy): ViewPhone {
  let last: Answer | undefined;
  let beforeLast: Answer | undefined;
  return (digits, country, isGiven) => {
    const key = `${digits} ${country} ${isGiven}`;
    if (last?.key === key) return last.view;
    const known = beforeLast?.key === key ? beforeLast.view : null;
    const view =
      known ??
      (rules ? verified(digits, country, rules, policy) : provisional(digits, country, isGiven, hasFailed, policy));
    beforeLast = last;
    last = { key, view };
    return view;
  };
}

function verified(digits: string, country: string | null, rules: PhoneMetadata, policy: PhonePolicy): PhoneView {
  const evaluation = rules.evaluate(digits, country, policy);
  return {
    text: rules.format(digits, country),
    value: evaluation.e164,
    country: evaluation.country ?? country,
    evaluation,
    unverified: false,
  };
}

function provisional(
  digits: string,
  country: string | null,
  isGiven: boolean,
  hasFailed: boolean,
  policy: PhonePolicy,
): PhoneView {
  const evaluation = evaluateProvisionally(digits, country, policy.countries);
  const guess = hasFailed ? evaluation.e164 : null;
  return {
    text: formatProvisionally(digits),
    // A value the host gave stands until the rules say otherwise; a number that is being typed is no value yet.
    value: isGiven ? digits : guess,
    country: evaluation.country ?? country,
    evaluation,
    unverified: hasFailed && digits !== '',
  };
}
