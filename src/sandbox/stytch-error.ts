import { randomId } from './random.js';

/** `[status, message]`. The names are Stytch's, from its error pages and SDKs (read 2026-11-23). */
type ErrorTable<Type extends string = string> = Readonly<Record<Type, readonly [number, string]>>;

type DocumentedType =
  | 'bad_request'
  | 'action_available_only_for_active_members'
  | 'duplicate_member_phone_number'
  | 'unauthorized_credentials'
  | 'unable_to_auth_otp_code'
  | 'unable_to_auth_magic_link'
  | 'otp_code_not_found'
  | 'magic_link_not_found'
  | 'intermediate_session_not_found'
  | 'session_not_found'
  | 'phone_number_not_found'
  | 'too_many_requests'
  | 'user_lock_limit_reached'
  | 'internal_server_error';

/** Name and status are documented by Stytch, or stand in its own mocks. */
const documented: ErrorTable<DocumentedType> = {
  bad_request: [400, 'The submitted request is invalid.'],
  action_available_only_for_active_members: [400, 'This action is available only for active members.'],
  duplicate_member_phone_number: [400, 'A member with this phone number already exists in this organization.'],
  unauthorized_credentials: [401, 'Unauthorized credentials.'],
  unable_to_auth_otp_code: [401, 'The OTP code has expired or has already been used.'],
  unable_to_auth_magic_link: [401, 'The magic link has expired or has already been used.'],
  otp_code_not_found: [404, 'The OTP code could not be found.'],
  magic_link_not_found: [404, 'The magic link could not be found.'],
  intermediate_session_not_found: [404, 'The intermediate session could not be found.'],
  session_not_found: [404, 'The session could not be found.'],
  phone_number_not_found: [404, 'The phone number could not be found.'],
  too_many_requests: [429, 'Too many requests have been made.'],
  user_lock_limit_reached: [429, 'The user is locked after too many failed attempts.'],
  internal_server_error: [500, 'Oops, something seems to have gone wrong.'],
};

type InferredType =
  | 'invalid_code'
  | 'invalid_phone_number'
  | 'invalid_phone_number_country_code'
  | 'invalid_locale'
  | 'invalid_member_id'
  | 'invalid_organization_id'
  | 'invalid_session_duration_minutes'
  | 'no_session_arguments'
  | 'too_many_session_arguments'
  | 'unable_to_parse_session_jwt'
  | 'custom_claims_too_large'
  | 'reserved_claims_in_custom_claims'
  | 'stytch_claims_in_custom_claims'
  | 'operation_restricted_by_organization_mfa_methods'
  | 'member_not_found'
  | 'member_does_not_exist_in_organization'
  | 'organization_not_found'
  | 'project_not_found'
  | 'route_not_found';

/** The name is Stytch's; the status is our reading of it. */
const inferred: ErrorTable<InferredType> = {
  invalid_code: [400, 'The code format is invalid.'],
  invalid_phone_number: [400, 'The phone number is invalid. It must be in E.164 format.'],
  invalid_phone_number_country_code: [400, 'The country of the phone number is not supported or not enabled.'],
  invalid_locale: [400, 'The locale is not supported.'],
  invalid_member_id: [400, 'The member_id is invalid.'],
  invalid_organization_id: [400, 'The organization_id is invalid.'],
  invalid_session_duration_minutes: [400, 'session_duration_minutes must be between 5 and 527040.'],
  no_session_arguments: [400, 'One of intermediate_session_token, session_token and session_jwt is required.'],
  too_many_session_arguments: [400, 'Only one of the session arguments may be given.'],
  unable_to_parse_session_jwt: [400, 'The session_jwt could not be parsed.'],
  custom_claims_too_large: [400, 'The custom claims are larger than 4 kB.'],
  reserved_claims_in_custom_claims: [400, 'The custom claims hold a reserved name.'],
  stytch_claims_in_custom_claims: [400, 'The custom claims hold a name of Stytch.'],
  operation_restricted_by_organization_mfa_methods: [400, 'The organization does not allow this MFA method.'],
  member_not_found: [404, 'The member could not be found.'],
  member_does_not_exist_in_organization: [404, 'The member does not exist in this organization.'],
  organization_not_found: [404, 'The organization could not be found.'],
  project_not_found: [404, 'The project could not be found.'],
  route_not_found: [404, 'The requested route was not found.'],
};

type ChosenType =
  | 'duplicate_member_phone_number_for_member'
  | 'session_enforced_factor_matching_session_required'
  | 'member_session_member_id_mismatch'
  | 'invalid_intermediate_session_token_for_organization';

/** Stytch documents no type for these cases: the choice among its names is ours. */
const chosen: ErrorTable<ChosenType> = {
  /** Send with another number than the linked one. */
  duplicate_member_phone_number_for_member: [400, 'The member already has another phone number.'],
  /** Send without proof of login to a member with an active factor. */
  session_enforced_factor_matching_session_required: [400, 'A session with the existing factor is required.'],
  /** Intermediate session or session of another member. */
  member_session_member_id_mismatch: [400, 'The session belongs to another member.'],
  invalid_intermediate_session_token_for_organization: [400, 'The token belongs to another organization.'],
};

/** Reached only by a fault that asks for it: the sandbox never answers so by itself. */
const injectable: ErrorTable = {
  unsubscribed_phone_number: [400, 'The phone number has unsubscribed.'],
  downstream_carrier_error: [400, 'The carrier could not deliver the message. This could be temporary.'],
  action_available_only_once_primary_authentication_is_met: [400, 'Primary authentication is required first.'],
  organization_suspended: [403, 'The organization is suspended.'],
  too_few_tokens_authenticated: [429, 'Too few of the recent codes were authenticated.'],
  captcha_failed: [429, 'The captcha failed.'],
  client_closed_request: [499, 'The client closed the request.'],
  server_unavailable: [503, 'The server is unavailable.'],
};

const errors: ErrorTable = { ...documented, ...inferred, ...chosen, ...injectable };

export type SandboxErrorType = DocumentedType | InferredType | ChosenType;

/** Thrown by a handler; the router turns it into Stytch's error answer. */
export class StytchApiError extends Error {
  readonly type: SandboxErrorType;
  constructor(type: SandboxErrorType) {
    super(type);
    this.type = type;
  }
}

/** Stytch's error shape. A type the sandbox does not know (a fault may name any) is a 400 unless a status is given. */
export function stytchErrorBody(type: string, status?: number): { status_code: number } & Record<string, unknown> {
  const [ownStatus, message] = (Object.hasOwn(errors, type) && errors[type]) || [400, type.replaceAll('_', ' ')];
  const status_code = status ?? ownStatus;
  return {
    status_code,
    request_id: randomId('request-id'),
    error_type: type,
    error_message: message,
    error_url: `https://stytch.com/docs/b2b/api/errors/${status_code}#${type}`,
  };
}
