import { z } from 'zod'
import { grantReader } from '../grant.ts'

/** What the SDK keeps of a sign-in (its `NodeSavedSession`), and for whom it was made. */
const BlueskyGrant = z.looseObject({
  /** A private key. */
  dpopJwk: z.looseObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
  tokenSet: z.looseObject({
    /** The DID of the account. */
    sub: z.string(),
    /** The authorization server. */
    iss: z.url(),
    /** The account's own server (PDS). */
    aud: z.url(),
    access_token: z.string(),
    refresh_token: z.string().optional(),
    /** ISO 8601, of the access token. */
    expires_at: z.string().optional(),
  }),
  authMethod: z
    .union([
      z.looseObject({ method: z.literal('none') }),
      z.looseObject({ method: z.literal('private_key_jwt'), kid: z.string() }),
    ])
    .default({ method: 'none' }),
  /** What we were called when it was given: the server knows it under no other name. */
  clientId: z.url().optional(),
  /** When it was given (ms). */
  grantedAt: z.number().optional(),
})
export type BlueskyGrant = z.infer<typeof BlueskyGrant>

export const readGrant = grantReader('bluesky', BlueskyGrant)

/** When the access token stops working (ms); null when the server did not say. */
export function expiryOf({ tokenSet }: BlueskyGrant): number | null {
  const at = Date.parse(tokenSet.expires_at ?? '')
  return Number.isNaN(at) ? null : at
}

/** The address of the account's own server: scheme, host and port. */
export const pdsOf = ({ tokenSet }: BlueskyGrant): string => new URL(tokenSet.aud).origin
