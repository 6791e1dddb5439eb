import { sandboxAccounts, sandboxPassword, sandboxProject, createStytchSandbox } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import structs from '../fixtures/go-struct-tags.json' with { type: 'json' };

type Structs = Record<string, Record<string, string>>;

/** What Go's decoder, or a reader of the answer, would stumble on: missing and unknown keys, other kinds, empty times. */
function misfits(value: unknown, type: string, path = type): string[] {
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => misfits(item, type.slice(2), `${path}[${index}]`));
  }
  const fields = (structs as Structs)[type];
  if (!fields) return fits(value, type) ? [] : [`${path} is no ${type}`];
  if (typeof value !== 'object' || value === null) return [`${path} is no ${type}`];
  const tags = new Map(Object.entries(fields).map(([tag, kind]) => [tag.split(',')[0]!, { kind, tag }]));
  const unknown = Object.keys(value).filter((key) => !tags.has(key));
  const wrong = [...tags].flatMap(([key, { kind, tag }]) => {
    const inner = (value as Record<string, unknown>)[key];
    const absent = inner === undefined || inner === null;
    if (absent) return tag.endsWith(',omitempty') ? [] : [`${path}.${key} is missing`];
    return misfits(inner, kind, `${path}.${key}`);
  });
  return [...unknown.map((key) => `${path}.${key} is unknown`), ...wrong];
}

function fits(value: unknown, type: string): boolean {
  if (type === 'time') return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u.test(value);
  if (type === 'map') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int') return Number.isInteger(value);
  return typeof value === 'string';
}

describe('Go’s structs', () => {
  const sandbox = createStytchSandbox();

  async function answer(path: string, body?: object): Promise<Record<string, string>> {
    const response = await sandbox.fetch(
      new Request(`http://sandbox.invalid/v1/b2b/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Basic ${btoa(`${sandboxProject.project_id}:${sandboxProject.secret}`)}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    return (await response.json()) as Record<string, string>;
  }

  it('decode every answer of a login, with nothing missing and nothing left over', async () => {
    const { organization_id, member_id, email_address, magic_links_token } = sandboxAccounts.enrolled;
    const login = await answer('passwords/authenticate', { organization_id, email_address, password: sandboxPassword });
    expect(misfits(login, 'passwords.AuthenticateResponse')).toEqual([]);
    const proof = { organization_id, member_id, intermediate_session_token: login['intermediate_session_token'] };
    expect(misfits(await answer('otps/sms/send', proof), 'sms.SendResponse')).toEqual([]);
    const { code } = sandbox.messages.last()!;
    const claims = { session_duration_minutes: 60, session_custom_claims: { plan: 'pro' } };
    const session = await answer('otps/sms/authenticate', { ...proof, ...claims, code });
    expect(misfits(session, 'sms.AuthenticateResponse')).toEqual([]);
    const { session_token } = session;
    expect(misfits(await answer('sessions/authenticate', { session_token }), 'sessions.AuthenticateResponse')).toEqual(
      [],
    );
    expect(
      misfits(await answer('magic_links/authenticate', { magic_links_token }), 'magiclinks.AuthenticateResponse'),
    ).toEqual([]);
  });

  it.each(['new', 'optional', 'totp', 'restricted', 'stytch'] as const)('decode the login of %s', async (name) => {
    const { organization_id, email_address } = sandboxAccounts[name];
    const login = await answer('passwords/authenticate', { organization_id, email_address, password: sandboxPassword });
    expect(misfits(login, 'passwords.AuthenticateResponse')).toEqual([]);
  });

  it.each(Object.values(sandboxAccounts))('decode $name', async ({ organization_id, member_id }) => {
    const found = await answer(`organizations/${organization_id}/member?member_id=${member_id}`);
    expect(misfits(found, 'members.GetResponse')).toEqual([]);
  });

  it('decode an error', async () => {
    expect(misfits(await answer('otps/sms/send', {}), 'stytcherror.Error')).toEqual([]);
  });

  it('would notice: this very check fails on what Go refuses', () => {
    expect(misfits({ status_code: '400', error_type: null, extra: 1 }, 'stytcherror.Error', 'error')).toEqual([
      'error.extra is unknown',
      'error.status_code is no int',
      'error.request_id is missing',
      'error.error_type is missing',
      'error.error_message is missing',
      'error.error_url is missing',
    ]);
    expect(misfits({ member_options: '' }, 'mfa.MfaRequired', 'mfa')).toEqual([
      'mfa.member_options is no mfa.MemberOptions',
    ]);
    expect(fits('', 'time')).toBe(false);
  });
});
