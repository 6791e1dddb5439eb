import type { PendingLogin } from './login/pending-login.js';

export interface EnrollmentContext {
  request: Request;
  organization_id: string;
  member_id: string;
  /** The number was given in this step. */
  phoneAdded: boolean;
  /** A live session is proved again, instead of a login finished. */
  stepUp: boolean;
  mfaPolicy: 'OPTIONAL' | 'REQUIRED_FOR_ALL' | undefined;
}

export type Enrollment = 'enroll' | 'unenroll' | undefined;

/** What an authenticate asks of Stytch. All of it is the server's: a browser that could set it would mint its own rights. */
export interface SessionOptions {
  /** 5 to 527040 (366 days). @default 60 */
  durationMinutes?: number;
  /** Merged into the session's claims by Stytch; at most 4 kB. */
  customClaims?: (member: {
    organization_id: string;
    member_id: string;
  }) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /**
   * Whether success changes the enrolment, decided per request, e.g. by the path a settings page posts to.
   * @default a member who gave a number in this step is enrolled; nobody is ever unenrolled
   */
  enrollment?: Enrollment | ((context: EnrollmentContext) => Enrollment | Promise<Enrollment>);
  /** Makes SMS the member's default second factor. @default false, unchanged */
  setDefaultMfa?: boolean;
}

export const defaultSessionMinutes = 60;

export async function sessionParams(options: SessionOptions, login: PendingLogin, request: Request): Promise<object> {
  const { organization_id, member_id } = login;
  const claims = await options.customClaims?.({ organization_id, member_id });
  const enrollment = await enrollmentFor(options, login, request);
  return {
    session_duration_minutes: options.durationMinutes ?? defaultSessionMinutes,
    ...(claims ? { session_custom_claims: claims } : {}),
    ...(enrollment ? { set_mfa_enrollment: enrollment } : {}),
    ...(options.setDefaultMfa ? { set_default_mfa: true } : {}),
  };
}

async function enrollmentFor(options: SessionOptions, login: PendingLogin, request: Request): Promise<Enrollment> {
  const { organization_id, member_id, phoneAdded = false, stepUp = false, mfaPolicy } = login;
  if (!('enrollment' in options)) return phoneAdded ? 'enroll' : undefined;
  const { enrollment } = options;
  if (typeof enrollment !== 'function') return enrollment;
  return enrollment({ request, organization_id, member_id, phoneAdded, stepUp, mfaPolicy });
}
