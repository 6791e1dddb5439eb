/** Status from the body's own `status_code`, as in every answer of Stytch. */
export function json(body: { status_code: number; [field: string]: unknown }): Response {
  return Response.json(body, { status: body.status_code });
}
