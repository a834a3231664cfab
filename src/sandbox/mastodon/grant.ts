import type { SandboxAccount } from '../store/accounts.ts'
import type { World } from '../world.ts'
import { instanceOf, localName } from './instances.ts'

const scope = 'profile write:statuses'
export const ownAppName = 'sandbox'

/** A token as the app keeps it, of an app that each server has from the start. */
export function giveMastodonGrant(world: World, account: SandboxAccount) {
  const { store, now } = world
  const { name } = instanceOf(account.handle)
  const { origin } = world.mastodon[name]
  const { host } = new URL(origin)
  const app =
    store.apps.findNamed(name, ownAppName) ??
    store.apps.register(
      { server: name, name: ownAppName, redirectUri: 'http://localhost/', scopes: `read ${scope}`, website: null },
      now(),
    )
  const token = store.tokens.give(app.clientId, account.id, now(), scope)
  return {
    id: `${host}/${account.id}`,
    host,
    profileUrl: `${origin}/@${localName(account.handle)}`,
    grant: {
      host,
      token: token?.token ?? '',
      clientId: app.clientId,
      clientSecret: app.secret,
      revoke: '/oauth/revoke',
    },
  }
}
