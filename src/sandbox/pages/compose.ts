import { h } from 'preact'
import type { Wrong } from '../../ui/form.tsx'
import { type Reply, redirect } from '../http/reply.ts'
import { formOf, type SandboxRequest } from '../http/request.ts'
import { get, post, type Route } from '../http/route.ts'
import { networkLabels, type SandboxNetwork } from '../network.ts'
import type { Accepted } from '../posting.ts'
import type { SandboxAccount } from '../store/accounts.ts'
import { isSandboxId } from '../store/ids.ts'
import type { World } from '../world.ts'
import { ComposeView } from './compose-view.tsx'
import { sandboxPage } from './layout.tsx'

/** A network's address for posting by hand with the text filled in. */
export type Composer = {
  readonly network: SandboxNetwork
  /** How the handles of those end who may post here. */
  readonly among?: string
  readonly path: string
  readonly textOf: (query: URLSearchParams) => string
  readonly post: (account: SandboxAccount, text: string, arrivedAt: number) => Accepted
  /** What a person is told of an answer that is no post. */
  readonly reasons: Readonly<Record<string, string>>
}

export function composeRoutes(world: World, composer: Composer): Route[] {
  const { path, textOf } = composer
  return [
    get(path, req => compose(world, composer, 200, textOf(req.query), '')),
    post(path, req => take(world, composer, req)),
  ]
}

function take(world: World, composer: Composer, req: SandboxRequest): Reply {
  const form = formOf(req)
  // A browser sends line breaks of a form as CRLF.
  const [text, chosen] = [(form.get('text') ?? '').replaceAll('\r\n', '\n'), form.get('account') ?? '']
  const again = (wrong: Wrong) => compose(world, composer, 422, text, chosen, wrong)
  const account = isSandboxId(chosen) ? world.store.accounts.find(chosen) : null
  if (account?.network !== composer.network || !account.handle.endsWith(composer.among ?? ''))
    return again({ field: 'account', message: 'Say who you are.' })
  if (text.trim() === '') return again({ field: 'text', message: 'Write something first.' })
  const { postId, answer } = composer.post(account, text, req.arrivedAt)
  if (postId) return redirect(`/i/status/${postId}`, 303)
  const label = networkLabels[composer.network]
  const message = composer.reasons[answer] ?? `${label} would refuse this post at the moment.`
  return again({ field: 'text', message })
}

function compose(
  { store }: World,
  { network, among, path }: Composer,
  status: number,
  text: string,
  chosen: string,
  ...wrong: Wrong[]
): Reply {
  const accounts = store.accounts.newest(network, 60, among)
  const data = { networkLabel: networkLabels[network], action: path, text, accounts, chosen, wrong }
  return sandboxPage(status, { title: 'Post this yourself', body: h(ComposeView, data) })
}
