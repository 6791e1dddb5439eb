import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { expect, it } from 'vitest';
import { logIn, run } from './support.js';

it('logs an enrolled member in through the official SDK', async () => {
  const { client, sandbox } = await run();
  const login = await logIn(client, sandboxAccounts.enrolled);
  expect(login).toMatchObject({
    member_authenticated: false,
    session_token: '',
    session_jwt: '',
    member_session: null,
    primary_required: null,
    mfa_required: {
      member_options: { mfa_phone_number: '+12015550123', totp_registration_id: '' },
      secondary_auth_initiated: 'sms_otp',
    },
  });
  const { organization_id, member_id, intermediate_session_token } = login;
  const { code } = sandbox.messages.last(member_id)!;
  const done = await client.otps.sms.authenticate({ organization_id, member_id, code, intermediate_session_token });
  const local = await client.sessions.authenticateJwtLocal({ session_jwt: done.session_jwt });
  expect(local.member_session_id).toBe(done.member_session!.member_session_id);
  const session = await client.sessions.authenticate({ session_token: done.session_token });
  expect(session.member_session.authentication_factors).toHaveLength(2);
});
