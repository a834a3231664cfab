import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'

/** The app that needs no keys of its own. */
export const ownApp = { key: 'sandbox', secret: 'sandbox-secret' }

/** An access token for the sandbox's own app. */
export function giveXGrant({ store, now }: World, { id }: SandboxAccount) {
  return { id, grant: store.tokens.grantNew(id, ownApp.key, now()) }
}
