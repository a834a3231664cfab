import type { Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { Session } from '../../store/sessions.ts'
import type { World } from '../../world.ts'
import { checkProof } from '../dpop/proof.ts'
import { replies } from '../replies.ts'

/** On whose behalf a server is asked; `why` is for the log. */
export type Caller =
  | { readonly kind: 'user'; readonly account: SandboxAccount; readonly session: Session }
  | { readonly kind: 'nobody'; readonly why: string; readonly reply: Reply; readonly account: SandboxAccount | null }

export function callerOf(world: World, req: SandboxRequest): Caller {
  const [, token] = /^DPoP (\S+)$/i.exec(req.headers.authorization ?? '') ?? []
  if (token === undefined) return nobody('no token', replies.noAuth())
  const proof = checkProof(world.bluesky, req, token)
  const found = world.store.sessions.authorized(token)
  const account = found?.account ?? null
  if (proof.kind === 'other-nonce') return nobody('other nonce', replies.otherNonce(proof.why), account)
  if (proof.kind === 'wrong') return nobody(proof.why, replies.invalidProof(proof.why), account)
  if (!found)
    return nobody('unknown token', replies.invalidToken(token.startsWith('tok-') ? undefined : 'Malformed token'))
  if (proof.kind === 'none') return nobody('no proof', replies.invalidProof('DPoP proof required'), account)
  if (proof.thumbprint !== found.session.proofKey)
    return nobody('another key', replies.invalidToken('Invalid DPoP key binding'), account)
  const standing = world.faults.standing(found.account.handle)
  if (standing === 'revoked') return nobody('revoked', replies.invalidToken(), account)
  if (standing === 'expired' || found.session.accessUntil <= world.now())
    return nobody('expired', replies.expiredToken(), account)
  return { kind: 'user', ...found }
}

const nobody = (why: string, reply: Reply, account: SandboxAccount | null = null): Caller => ({
  kind: 'nobody',
  why,
  reply,
  account,
})
