import type { Request } from 'express'
import type { Reply } from '../http/reply.ts'
import type { SandboxNetwork } from '../network.ts'
import { isSandboxId } from '../store/ids.ts'
import type { World } from '../world.ts'

const cookieOf = (network: SandboxNetwork) => `sandbox-${network}`

type Person = { readonly id: string; readonly network: SandboxNetwork }

/** A browser on which somebody made themselves up is theirs, as one is that is signed in at a network. */
export const signedInAs = ({ id, network }: Person, reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'set-cookie': `${cookieOf(network)}=${id}; Path=/; HttpOnly; SameSite=Lax` },
})

/** Whose browser it is, among those whose handles end so; '' where nobody has said. */
export function whoIsSignedIn({ store }: World, network: SandboxNetwork, among: string, { headers }: Request): string {
  const [, id = ''] = new RegExp(`(?:^|; )${cookieOf(network)}=(\\d+)`).exec(headers.cookie ?? '') ?? []
  const account = isSandboxId(id) ? store.accounts.find(id) : null
  return account?.network === network && account.handle.endsWith(among) ? account.id : ''
}
