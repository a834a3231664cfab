import { newP256Key } from '../../../lib/p256-key.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'
import { thumbprintOf } from '../dpop/keys.ts'
import { didOf } from '../ids/did.ts'

const scope = 'atproto repo:app.bsky.feed.post?action=create'

/** A session as the app keeps it: what `@atproto/oauth-client-node` stores, and for which client. It belongs to who renews it first. */
export function giveBlueskyGrant({ store, bluesky, faults, now }: World, account: SandboxAccount, origin: string) {
  const dpopJwk = newP256Key()
  const { d: _, ...publicKey } = dpopJwk
  bluesky.keys.read(publicKey, 'ES256')
  const proofKey = thumbprintOf(dpopJwk)
  const made = { accountId: account.id, client: null, clientKey: null, scope, proofKey, code: null }
  const tokens = store.sessions.make(made, faults.settings.accessTokenMs, now())
  const id = didOf(account)
  const tokenSet = {
    iss: origin,
    sub: id,
    aud: `${origin}/`,
    scope,
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    token_type: 'DPoP',
    expires_at: new Date(tokens.accessUntil).toISOString(),
  }
  return { id, grant: { clientId: 'http://localhost', dpopJwk, tokenSet, authMethod: { method: 'none' } } }
}
