import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmsOtpError } from '../../src/contract/errors.js';
import { parseRetryAfter } from '../../src/contract/wire.js';
import { clientIpKey } from '../../src/proxy/http/client-ip.js';
import { readCookie } from '../../src/proxy/http/cookies.js';
import { isAllowedOrigin } from '../../src/proxy/http/origin-check.js';
import { parseJson, readLimited } from '../../src/proxy/http/read-limited.js';
import { createSealer } from '../../src/proxy/login/sealer.js';
import { countryToText } from '../../src/proxy/phone-policy.js';
import { smsLocale } from '../../src/proxy/sms-locale.js';
import { cookieSecret, origin } from './support/proxy-server.js';

const runs = { numRuns: 1000 };
/** What a header can carry. */
const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  maxLength: 60,
});
const request = (headers: Record<string, string>): Request =>
  new Request(`${origin}/send`, { method: 'POST', headers });

function codeThrown(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return isSmsOtpError(error) ? error.code : error;
  }
}

describe('a parser, given anything', () => {
  it('of addresses makes a short key of an address, or nothing', () => {
    const part = fc.oneof(
      headerText,
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('::', '::1', '1::%eth0', '[::1]:443', '::1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', ''),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.integer({ min: 1, max: 6 }), (hops, trusted) => {
        const key = clientIpKey(trusted, request({ 'x-forwarded-for': hops.join(', ') }), {});
        expect(key === null || /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64)$/u.test(key)).toBe(
          true,
        );
      }),
      runs,
    );
  });

  it('of addresses never lets a client choose: what stands left of the trusted hops changes nothing', () => {
    fc.assert(
      fc.property(headerText, fc.ipV4(), (forged, real) => {
        const alone = clientIpKey(1, request({ 'x-forwarded-for': real }), {});
        expect(clientIpKey(1, request({ 'x-forwarded-for': `${forged},${real}` }), {})).toBe(alone);
      }),
      runs,
    );
  });

  it('of addresses gives every address of one IPv6 subscriber one key, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
        const neighbour = [...groups.slice(0, 4), 1, 2, 3, 4].map((group) => group.toString(16)).join(':');
        const key = clientIpKey(0, request({}), { remoteAddress: long });
        expect(clientIpKey(0, request({}), { remoteAddress: neighbour })).toBe(key);
        expect(clientIpKey(0, request({}), { remoteAddress: long.toUpperCase() })).toBe(key);
      }),
      runs,
    );
  });

  it('of cookies finds the one it is asked for among any others, and never part of another', () => {
    fc.assert(
      fc.property(headerText, fc.stringMatching(/^[\w.-]{1,40}$/u), (noise, value) => {
        const others = noise.replaceAll(/[;=]|wanted/gu, '');
        expect(readCookie(request({ cookie: `x${others}=1; wanted=${value}; wanted=2` }), 'wanted')).toBe(value);
        expect(readCookie(request({ cookie: `x${others}wanted=${value}` }), 'wanted')).toBeNull();
      }),
      runs,
    );
  });

  it('of sealed cookies opens what it sealed, and nothing else', async () => {
    const sealer = createSealer([cookieSecret]);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), fc.string(), fc.nat(), async (payload, noise, at) => {
        const sealed = await sealer.seal({ payload });
        expect(await sealer.open(sealed)).toEqual(JSON.parse(JSON.stringify({ payload })));
        expect(await sealer.open(noise)).toBeNull();
        const cut = sealed.slice(0, at % sealed.length);
        expect(await sealer.open(cut)).toBeNull();
      }),
      runs,
    );
  });

  it('of numbers takes strict E.164 of an allowed country, or says why not in one of three codes', () => {
    const policy = {
      countries: ['US', 'CA'],
      allowedTypes: ['MOBILE', 'FIXED_LINE_OR_MOBILE'],
      strictness: 'valid',
    } as const;
    const number = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^\+?[0-9 ()-]{0,18}$/u),
      fc.stringMatching(/^\+1[2-9]\d{9}$/u),
    );
    fc.assert(
      fc.property(number, (text) => {
        const code = codeThrown(() => countryToText(text, policy));
        expect([null, 'phone_invalid', 'phone_country_not_allowed', 'phone_type_not_allowed']).toContain(code);
        expect(code !== null || /^\+1[2-9]\d{9}$/u.test(text)).toBe(true);
      }),
      runs,
    );
  });

  it('of languages gives one that Stytch knows, none, or a refusal', () => {
    const tag = fc.oneof(
      headerText,
      fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/u),
      fc.constantFrom('__proto__', 'toString', 'constructor'),
    );
    const known = [
      'en',
      'es',
      'fr',
      'it',
      'pt-br',
      'de-DE',
      'zh-Hans',
      'ca-ES',
      'ja',
      'ru',
      'nl',
      'pl',
      'tr',
      'fa',
      'vi',
      'cs',
    ];
    fc.assert(
      fc.property(tag, (locale) => {
        const seen: unknown[] = [];
        const code = codeThrown(() => seen.push(smsLocale(locale)));
        expect([null, 'invalid_request']).toContain(code);
        expect([undefined, ...known]).toContain(seen[0]);
      }),
      runs,
    );
  });

  it('of bytes throws, or gives what JSON says, and stops at its limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 300 }), async (bytes, limit) => {
        const read = await readLimited(new Blob([Uint8Array.from(bytes)]).stream(), limit);
        expect(read && [...read]).toEqual(bytes.length > limit ? null : [...bytes]);
        expect(() => parseJson(Uint8Array.of(0xff, ...bytes))).toThrow(TypeError);
      }),
      runs,
    );
  });

  it('of origins lets only the exact one pass', () => {
    const text = fc.oneof(
      headerText,
      headerText.map((more) => origin + more),
      headerText.map((less) => less + origin),
      fc.constant(origin),
    );
    const site = fc.option(fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none'), { nil: null });
    fc.assert(
      fc.property(text, site, (from, fetchSite) => {
        const passes = isAllowedOrigin(
          request({ origin: from, ...(fetchSite ? { 'sec-fetch-site': fetchSite } : {}) }),
          [origin],
          false,
        );
        expect(passes).toBe(fetchSite === 'same-origin' || (fetchSite === null && from.trim() === origin));
      }),
      runs,
    );
  });

  it('of Retry-After gives whole seconds of at least one, or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          headerText,
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
          fc.nat().map(String),
        ),
        (value) => {
          const seconds = parseRetryAfter(value);
          expect(seconds === undefined || (Number.isInteger(seconds) && seconds >= 1)).toBe(true);
        },
      ),
      runs,
    );
  });
});
