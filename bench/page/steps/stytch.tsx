import { AuthFlowType, B2BProducts, createStytchB2BClient, StytchB2B, StytchB2BProvider } from '@stytch/react/b2b';
import { answerRequests, stepOf } from './step.js';

const organization = {
  organization_id: 'organization-test-bench',
  organization_name: 'Acme',
  organization_slug: 'acme',
  mfa_methods: 'ALL_ALLOWED',
  mfa_policy: 'REQUIRED_FOR_ALL',
};
const member = {
  organization_id: 'organization-test-bench',
  member_id: 'member-test-bench',
  email_address: 'ada@example.com',
  status: 'active',
  mfa_enrolled: true,
  mfa_phone_number: '+12015550123',
  mfa_phone_number_verified: true,
  default_mfa_method: 'sms_otp',
};

/** What Stytch answers to the link of an e-mail when a code is out: the screen comes after this answer. */
const primaryAuth = {
  status_code: 200,
  request_id: 'request-id-test-bench',
  member_id: 'member-test-bench',
  organization_id: 'organization-test-bench',
  member,
  organization,
  member_session: null,
  session_token: '',
  session_jwt: '',
  member_authenticated: false,
  intermediate_session_token: 'ist-bench',
  mfa_required: { member_options: { mfa_phone_number: '+12015550123' }, secondary_auth_initiated: 'sms_otp' },
  primary_required: null,
};
const bootstrap = { password_config: null, captcha_settings: { enabled: false }, disable_sdk_watermark: true };

export default () => {
  answerRequests({
    '/projects/bootstrap/': { data: bootstrap },
    '/magic_links/authenticate': { data: primaryAuth },
    '/sdk/v1/events': { data: {} },
  });
  const client = createStytchB2BClient('public-token-test-00000000-0000-4000-8000-000000000000');
  const step = stepOf(() => (
    <StytchB2BProvider stytch={client} assumeHydrated={typeof document !== 'undefined'}>
      <StytchB2B
        config={{
          authFlowType: AuthFlowType.Organization,
          products: [B2BProducts.emailMagicLinks],
          sessionOptions: { sessionDurationMinutes: 60 },
        }}
      />
    </StytchB2BProvider>
  ));
  return {
    ...step,
    mount(host: HTMLElement): void {
      history.replaceState(null, '', '/?stytch_token_type=multi_tenant_magic_links&token=bench');
      step.mount(host);
    },
  };
};
