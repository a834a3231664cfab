import { replyOf } from '../../faults/finish.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import { json, type Reply } from '../../http/reply.ts'

/** What the authorization server refuses with, as the real one words it. */
export const oauthRefusals = {
  invalidRequest: (why: string) => oauth(400, 'invalid_request', why),
  invalidClient: () => oauth(400, 'invalid_client', 'Client credentials missing'),
  invalidGrant: (why: string) => oauth(400, 'invalid_grant', why),
  invalidScope: (why: string) => oauth(400, 'invalid_scope', why),
  invalidProof: (why: string) => oauth(400, 'invalid_dpop_proof', why),
  otherNonce: (why: string) => oauth(400, 'use_dpop_nonce', why),
  internal: () => oauth(500, 'server_error', 'Internal Server Error'),
} as const satisfies Record<string, (...given: never[]) => Reply>

/** The answer of a fault, in the words of an authorization server where those differ. */
export function oauthReplyOf(fault: ErrorEntry, now: number): Reply | null {
  switch (fault.kind) {
    case 'http500':
    case 'http500AfterAccept':
      return oauthRefusals.internal()
    case 'unauthorized':
    case 'suspended':
    case 'locked':
      return oauthRefusals.invalidGrant('Invalid refresh token')
    case 'expiredToken':
      return oauthRefusals.invalidGrant('Session expired')
    case 'otherNonce':
      return oauthRefusals.otherNonce('Authorization server requires nonce in DPoP proof')
    default:
      return replyOf('bluesky', fault, now)
  }
}

const oauth = (status: number, error: string, error_description: string) => json(status, { error, error_description })
