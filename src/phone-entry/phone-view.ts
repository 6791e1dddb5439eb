import type { PhoneEvaluation, PhoneMetadata, PhonePolicy } from '../phone-number/phone-evaluation.js';
import { provisionalMetadata } from '../phone-number/provisional.js';

/** Everything that follows from the digits, the country they are read in, the rules and the policy. */
export interface PhoneView {
  text: string;
  value: string | null;
  /** Shown in the country control: the number's own once the number tells, else the picked or default one. */
  country: string | null;
  evaluation: PhoneEvaluation;
  /** The numbering rules were there; without them separators in the field are the member's own. */
  hasRules: boolean;
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
  const metadata = rules ?? provisionalMetadata;
  let last: Answer | undefined;
  let beforeLast: Answer | undefined;
  return (digits, country, isGiven) => {
    const key = `${digits} ${country} ${isGiven}`;
    if (last?.key === key) return last.view;
    let view = beforeLast?.key === key ? beforeLast.view : null;
    if (!view) {
      const evaluation = metadata.evaluate(digits, country, policy);
      const settled = rules || hasFailed ? evaluation.e164 : null;
      view = {
        text: metadata.format(digits, country),
        // A value the host gave stands until the rules say otherwise; a number that is being typed is no value yet.
        value: isGiven && !rules ? digits : settled,
        country: evaluation.country ?? country,
        evaluation,
        hasRules: rules !== null,
        unverified: hasFailed && digits !== '',
      };
    }
    beforeLast = last;
    last = { key, view };
    return view;
  };
}
