import type { Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'
import { type Instance, instanceOf } from '../instances.ts'
import { within } from '../oauth/authorize.ts'
import { emptyPage, replies } from '../replies.ts'

export type Caller =
  | { readonly kind: 'user'; readonly account: SandboxAccount; readonly app: string }
  /** `account` is known where only the permission is not enough. */
  | { readonly kind: 'nobody'; readonly why: string; readonly reply: Reply; readonly account: SandboxAccount | null }

/** Who asks, and whether their token allows `scope`. `bad`: the status of a token that is not known, where the family answers. */
export function callerOf(world: World, instance: Instance, req: SandboxRequest, scope: string, bad: number): Caller {
  const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  const found = token ? world.store.tokens.find(token) : null
  const held = found?.endsAt && found.endsAt <= world.now() ? null : found
  const account = held ? world.store.accounts.find(held.accountId) : null
  const isFamily = instance.habits === 'family'
  const nobody = (why: string, reply: Reply): Caller => ({ kind: 'nobody', why, reply, account })
  if (!held || account?.network !== 'mastodon' || instanceOf(account.handle) !== instance)
    return nobody('token', isFamily ? emptyPage(bad) : replies.invalidToken())
  const standing = world.faults.standing(account.handle)
  if (standing === 'revoked' || standing === 'expired')
    return nobody(standing, isFamily ? emptyPage(bad) : replies.invalidToken())
  if (standing === 'suspended') return nobody(standing, isFamily ? emptyPage(403) : replies.disabled())
  if (standing === 'locked') return nobody(standing, isFamily ? emptyPage(403) : replies.unconfirmed())
  if (!isFamily && !within(scope, held.scope)) return nobody('scope', replies.outOfScope())
  return { kind: 'user', account, app: held.app }
}
