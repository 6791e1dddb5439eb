import { claims } from './claims.js';
import type { KeyHasher } from './key-hasher.js';
import type { SmsOtpLimits } from './limit-settings.js';
import type { ClaimResult, LimitStore } from './limit-store.js';
import type { Claim, LimitRule } from './limiter.js';
import { sendCounter, tryRule } from './verify-limits.js';

export interface SendSubject {
  member: string;
  organizationId: string;
  phoneNumber: string;
  country: string;
  ip: string | null;
}

export interface SendLimits {
  claim(subject: SendSubject): Promise<ClaimResult>;
  /** A member may try so many numbers against the linked one, or whoever knows the password would learn it by asking. */
  claimGuess(member: string): Promise<ClaimResult>;
  /** Seconds of the wait that this many sends in a row have earned. */
  cooldownAfter(sends: number): number;
  startCooldown(member: string, seconds: number): Promise<void>;
  /** Nothing was texted: the member may try again at once. */
  endCooldown(member: string): Promise<void>;
  /** A new code is out: its tries start from zero. */
  newCode(member: string): Promise<void>;
  /** Stytch texted by itself: counted, never refused. */
  recordAutomatic(member: string, organizationId: string, phoneNumber: string): Promise<number>;
}

export function createSendLimits(
  store: LimitStore,
  limits: SmsOtpLimits,
  hash: KeyHasher,
  homeCountries: readonly string[],
): SendLimits {
  const { cooldownSeconds, send } = limits;
  const cooldown: LimitRule = { name: 'send-cooldown', count: 1, seconds: cooldownSeconds[0] ?? 1 };

  // Hashed too, so that deployments with secrets of their own do not use up each other's budget in one Redis.
  const projectClaims = async (): Promise<Claim[]> =>
    claims('send-project', send.project, await hash('project', 'all'));
  const numberClaims = async (phoneNumber: string): Promise<Claim[]> => {
    const [phone, prefix] = await Promise.all([hash('phone', phoneNumber), hash('prefix', phoneNumber.slice(0, -4))]);
    return [...claims('send-phone', send.phone, phone), ...claims('send-prefix', send.prefix, prefix)];
  };
  const memberClaims = (member: string): Claim[] => [
    ...claims('send-member', send.member, member),
    { rule: sendCounter, key: member },
    ...(cooldownSeconds.length > 0 ? [{ rule: cooldown, key: member }] : []),
  ];
  const cooldownAfter = (sends: number): number =>
    cooldownSeconds[Math.min(Math.max(1, sends), cooldownSeconds.length) - 1] ?? 0;
  const startCooldown = async (member: string, seconds: number): Promise<void> => {
    if (seconds > 0) await store.set(cooldown, member, 1, seconds);
  };

  return {
    cooldownAfter,
    startCooldown,
    async claim({ member, organizationId, phoneNumber, country, ip }) {
      const [ipKey, project, countryKey, organization] = await Promise.all([
        ip && hash('ip', ip),
        projectClaims(),
        hash('country', country),
        hash('organization', organizationId),
      ]);
      const known = [
        ...(ipKey === null ? [] : claims('ip-send', send.ip, ipKey)),
        ...project,
        ...claims('without-redis-send', send.withoutRedis, 'all'),
        ...(homeCountries.includes(country) ? [] : claims('send-country', send.country, countryKey)),
        ...claims('send-organization', send.organization, organization),
        ...memberClaims(member),
      ];
      return store.claim(known, () => numberClaims(phoneNumber));
    },
    claimGuess: (member) => store.claim(claims('send-guess', send.member, member)),
    endCooldown: (member) => store.clear([{ rule: cooldown, key: member }]),
    newCode: (member) => store.clear([{ rule: tryRule(limits), key: member }]),
    async recordAutomatic(member, organizationId, phoneNumber) {
      const claim = await store.claim([{ rule: sendCounter, key: member }]);
      const counted = [
        ...(await numberClaims(phoneNumber)),
        ...claims('send-member', send.member, member),
        ...(await projectClaims()),
        ...claims('send-organization', send.organization, await hash('organization', organizationId)),
      ];
      const seconds = cooldownAfter(claim.admitted ? claim.consumed(sendCounter.name) : 1);
      await Promise.all([
        store.record(counted),
        store.clear([{ rule: tryRule(limits), key: member }]),
        startCooldown(member, seconds),
      ]);
      return seconds;
    },
  };
}
