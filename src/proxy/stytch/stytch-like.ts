import type { AuthenticateParams, SendParams } from '../../contract/backend.js';

type WithIds<Params> = Params & { organization_id: string; member_id: string };

/**
 * What the proxy calls. `createStytchClient` fits, and so does `B2BClient` of the official `stytch` package. A failed call
 * must reject with an object that carries Stytch's `error_type`; any other rejection counts as an unknown outcome.
 *
 * The two optional parts: without `sessions` a live session cannot be stepped up by its cookie alone, and a `challenge`
 * trusts the cookie; without `organizations` a wrongly typed number cannot be changed once it is linked.
 */
export interface StytchLike {
  otps: {
    sms: {
      send(params: WithIds<SendParams>): Promise<object>;
      authenticate(params: WithIds<AuthenticateParams>): Promise<object>;
    };
  };
  sessions?: { authenticate(params: { session_token: string }): Promise<object> };
  organizations?: {
    members: {
      get(params: { organization_id: string; member_id: string }): Promise<object>;
      deleteMFAPhoneNumber(params: { organization_id: string; member_id: string }): Promise<object>;
    };
  };
}
