import type { SandboxRequest } from '../../http/request.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'
import { verify } from './verify.ts'

/** On whose behalf the API is asked. */
export type Caller =
  | { readonly kind: 'user'; readonly app: string; readonly account: SandboxAccount; readonly token: string }
  | { readonly kind: 'app'; readonly app: string }
  | { readonly kind: 'nobody'; readonly why: string }

export function callerOf(world: World, req: SandboxRequest): Caller {
  const { tokens, accounts } = world.store
  const header = req.headers.authorization ?? ''
  if (header.startsWith('Bearer ')) {
    const app = tokens.appOfBearer(header.slice('Bearer '.length))
    return app && world.apps.has(app) ? { kind: 'app', app } : { kind: 'nobody', why: 'unknown bearer' }
  }
  let accountId = ''
  const checked = verify(world, req, (token, app) => {
    const found = tokens.find(token)
    if (found?.app !== app) return null
    accountId = found.accountId
    return found.secret
  })
  if (checked.kind === 'unverified') return { kind: 'nobody', why: checked.why }
  const account = accountId ? accounts.find(accountId) : null
  if (!account) return { kind: 'nobody', why: 'no token' }
  return { kind: 'user', app: checked.app, account, token: checked.oauth.oauth_token ?? '' }
}
