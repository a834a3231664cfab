import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../http/reply.ts'
import { limitHeaders } from './limits.ts'

/** What XRPC refuses with, as the real server words it. */
export const replies = {
  internal: () => xrpc(500, 'InternalServerError', 'Internal Server Error'),
  upstream: () => xrpc(502, 'UpstreamFailure', 'Upstream service unreachable'),
  /** Not the server: what stands before it. */
  unavailable: () => page(503, '<h1>503 Service Temporarily Unavailable</h1>'),
  blockedPage: () => page(403, '<h1>Sorry, you have been blocked</h1>'),
  limited: (now: number, resetMs: number) => tooMany(limitHeaders(3_000, 0, now + resetMs)),
  bareLimit: () => tooMany({}),
  overLimit: (headers: Readonly<Record<string, string>>) => tooMany(headers),
  /** Nobody has seen this one: what the server meets next year. No two are worded alike. */
  unheardOf: () =>
    xrpc(403, 'WritesPaused', `Writes are paused for this client pending review (case ${randomUUID()}).`),
  takenDown: () => xrpc(401, 'AccountTakedown', 'Account has been taken down'),
  deactivated: () => xrpc(401, 'AccountDeactivated', 'Account is deactivated'),
  /** Of a session that is gone, unless it says more. */
  invalidToken: (why = 'Invalid token') => unauthorized('invalid_token', why),
  invalidProof: (why: string) => unauthorized('invalid_dpop_proof', why),
  expiredToken: () => unauthorized('invalid_token', '"exp" claim timestamp check failed'),
  otherNonce: (why = 'Authorization server requires nonce in DPoP proof') => unauthorized('use_dpop_nonce', why),
  noAuth: () => xrpc(401, 'AuthMissing', 'Authentication Required'),
  scopeMissing: (scope = 'repo:app.bsky.feed.post?action=create') =>
    xrpc(403, 'ScopeMissingError', `Missing required scope "${scope}"`),
  noAccount: () => xrpc(403, 'AccountNotFound', 'Account not found'),
  invalid: (message: string) => xrpc(400, 'InvalidRequest', message),
  tooLong: () =>
    xrpc(
      400,
      'InvalidRequest',
      'Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got 301) at $.record.text',
    ),
  notJson: () => xrpc(400, 'SyntaxError', 'Unexpected token in JSON'),
  noRecord: (uri: string) => xrpc(400, 'RecordNotFound', `Could not locate record: ${uri}`),
} as const satisfies Record<string, (...given: never[]) => Reply>

function xrpc(status: number, error: string, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return json(status, { error, message }, headers)
}

function unauthorized(error: string, why: string): Reply {
  const header = `DPoP algs="ES256 ES256K", error="${error}", error_description="${why.replaceAll('"', "'")}"`
  return xrpc(401, error, why, { 'www-authenticate': header })
}

const tooMany = (headers: Readonly<Record<string, string>>) =>
  xrpc(429, 'RateLimitExceeded', 'Rate Limit Exceeded', headers)

const page = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!DOCTYPE html><html><body>${body}</body></html>`,
})
