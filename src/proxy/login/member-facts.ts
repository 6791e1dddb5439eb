import type { PendingLogin } from './pending-login.js';

type MemberFacts = Pick<PendingLogin, 'organization_id' | 'member_id' | 'phoneNumber' | 'phoneVerified' | 'mfaPolicy'>;

/** From any answer of Stytch that has a member: the few facts a step needs. Null when it names none. */
export function memberFacts(answer: object): MemberFacts | null {
  const { member, organization, ...top } = answer as Record<string, unknown>;
  const of = (key: string): unknown => Object(member)[key] || top[key] || Object(organization)[key];
  const organization_id = of('organization_id');
  const member_id = of('member_id');
  if (typeof organization_id !== 'string' || typeof member_id !== 'string') return null;
  const phoneNumber = of('mfa_phone_number');
  const policy = of('mfa_policy');
  return {
    organization_id,
    member_id,
    ...(typeof phoneNumber === 'string' && phoneNumber !== ''
      ? { phoneNumber, phoneVerified: of('mfa_phone_number_verified') === true }
      : {}),
    ...(policy === 'OPTIONAL' || policy === 'REQUIRED_FOR_ALL' ? { mfaPolicy: policy } : {}),
  };
}
