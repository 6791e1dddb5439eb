/** One request on its way. */
export interface Exchange {
  request: Request;
  /** Ours, for the audit events and for an answer that Stytch gave no id for. */
  requestId: string;
  ip: string | null;
}
