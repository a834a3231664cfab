import type { Answer } from '../../../src/networks/port.ts'

const nonce = { 'dpop-nonce': 'SOoAspsd_qesxQWPtmmRPd3hl55TAa8pARqJqzfStuk' }

export const answer = (status: number, body: string | object, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  complete: true,
})

const refused = (status: number, error: string, message: string, headers: Answer['headers'] = {}) =>
  answer(status, { error, message }, { ...nonce, ...headers })

export const did = 'did:plc:cgssnhzn5qm6xwdk7woo4kes'
export const key = '3n3fuhkcss22y'

/** What @atproto/pds 0.4.217 answered to `createRecord`, word for word (`npm test` asks it again in answers-of-pds.test.ts). */
export const answers = {
  posted: answer(
    200,
    {
      uri: `at://${did}/app.bsky.feed.post/${key}`,
      cid: 'bafyreiettt5y5cort4axze7w76brlnmo65iwsxlplllqa6lwnfzycy776u',
      commit: { cid: 'bafyreiaoly5phkwkxfmx3piuh6rdirksjxzbtsmikkncb3qsky7o6bpqf4', rev: '3n3fuhkcss22y' },
      validationStatus: 'valid',
    },
    nonce,
  ),
  'key exists': refused(500, 'InternalServerError', 'Internal Server Error'),
  'no nonce': refused(401, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof'),
  'old nonce': refused(401, 'use_dpop_nonce', 'DPoP "nonce" mismatch'),
  'access token expired': refused(401, 'invalid_token', '"exp" claim timestamp check failed'),
  'revoked, or taken down': refused(401, 'invalid_token', 'Invalid token'),
  'no token of theirs': refused(401, 'invalid_token', 'Malformed token'),
  'clock behind': refused(
    401,
    'invalid_dpop_proof',
    'Failed to verify DPoP proof: "iat" claim timestamp check failed (too far in the past)',
  ),
  'clock ahead': refused(
    401,
    'invalid_dpop_proof',
    'Failed to verify DPoP proof: "iat" claim timestamp check failed (it should be in the past)',
  ),
  'proof used twice': refused(401, 'invalid_dpop_proof', 'DPoP proof replayed'),
  'proof of another kind': refused(
    401,
    'invalid_dpop_proof',
    'Failed to verify DPoP proof: JWS Protected Header is invalid',
  ),
  deactivated: refused(401, 'AccountDeactivated', 'Account is deactivated'),
  'taken down': refused(401, 'AccountTakedown', 'Account has been taken down'),
  'not its account': refused(403, 'AccountNotFound', 'Account not found'),
  'scope too small': refused(
    403,
    'ScopeMissingError',
    'Missing required scope "repo:app.bsky.feed.post?action=create"',
  ),
  'text too long': refused(
    400,
    'InvalidRequest',
    'Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got 301) at $.record.text',
  ),
  'no key': refused(400, 'InvalidRequest', 'Invalid record key (got "not a tid") at $.rkey'),
  'no record': refused(
    400,
    'InvalidRequest',
    'Invalid app.bsky.feed.post record: Missing required key "text" at $.record',
  ),
} as const
