import type { Grant } from '../port.ts'

/** What the SDK keeps of a sign-in (its `NodeSavedSession`), as far as we read it, and for whom. `dpopJwk` is a private key. */
export type BlueskyGrant = {
  /** What we were called when it was given: the server knows it under no other name. */
  readonly clientId: string
  readonly dpopJwk: {
    readonly kty: 'EC'
    readonly crv: 'P-256'
    readonly x: string
    readonly y: string
    readonly d: string
  }
  readonly tokenSet: {
    /** The DID of the account. */
    readonly sub: string
    /** The authorization server. */
    readonly iss: string
    /** The account's own server (PDS). */
    readonly aud: string
    readonly access_token: string
    readonly refresh_token?: string
    /** ISO 8601, of the access token. */
    readonly expires_at?: string
  }
  readonly authMethod: { readonly method: 'none' } | { readonly method: 'private_key_jwt'; readonly kid: string }
}

export class NotAGrant extends Error {}

/** Throws `NotAGrant`; the message holds nothing of it. */
export function readGrant(grant: Grant): BlueskyGrant {
  const read = parse(grant)
  const { sub, iss, aud, access_token: token } = read?.tokenSet ?? {}
  const whole = [sub, iss, aud, token].every(one => typeof one === 'string') && read?.dpopJwk?.crv === 'P-256'
  if (!read || !whole || typeof read.authMethod?.method !== 'string' || typeof read.clientId !== 'string')
    throw new NotAGrant('not a grant of Bluesky')
  return read as BlueskyGrant
}

// JSON.parse quotes its input in its message, and the input is a secret.
function parse(grant: Grant): { -readonly [K in keyof BlueskyGrant]?: Partial<BlueskyGrant[K]> } | null {
  try {
    return JSON.parse(grant)
  } catch {
    return null
  }
}

/** When the access token stops working (ms); null when the server did not say. */
export function expiryOf({ tokenSet }: BlueskyGrant): number | null {
  const at = Date.parse(tokenSet.expires_at ?? '')
  return Number.isNaN(at) ? null : at
}

/** The address of the account's own server: scheme, host and port. */
export const pdsOf = ({ tokenSet }: BlueskyGrant): string => new URL(tokenSet.aud).origin
