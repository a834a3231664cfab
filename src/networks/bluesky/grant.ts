import { z } from 'zod'
import { readObject } from '../../lib/json-object.ts'
import type { Grant } from '../account.ts'

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

export class NotAGrant extends Error {}

/** Throws `NotAGrant`; the message holds nothing of it. */
export function readGrant(grant: Grant): BlueskyGrant {
  const read = BlueskyGrant.safeParse(readObject(grant))
  if (!read.success) throw new NotAGrant('not a grant of Bluesky')
  return read.data
}

/** When the access token stops working (ms); null when the server did not say. */
export function expiryOf({ tokenSet }: BlueskyGrant): number | null {
  const at = Date.parse(tokenSet.expires_at ?? '')
  return Number.isNaN(at) ? null : at
}

/** The address of the account's own server: scheme, host and port. */
export const pdsOf = ({ tokenSet }: BlueskyGrant): string => new URL(tokenSet.aud).origin
