import type { Response } from 'express'
import { h } from 'preact'
import { allowFormsTo } from '../../http/security-headers.ts'
import type { Wrong } from '../../ui/form.tsx'
import type { Reply } from '../http/reply.ts'
import { networkLabels, type SandboxNetwork } from '../network.ts'
import { makePerson } from '../people/make.ts'
import type { World } from '../world.ts'
import { AuthorizeView, NoRequestView } from './authorize-view.tsx'
import { sandboxPage } from './layout.tsx'
import { whoIsSignedIn } from './signed-in.ts'

/** May this app post for you? The answer is a form that holds `request`, sent to `action`. */
export type Question = {
  readonly network: SandboxNetwork
  /** How the handles of those end who may be picked. */
  readonly among?: string
  readonly action: string
  readonly request: { readonly name: string; readonly value: string }
  /** Where its answer leads: an address of the site that asks. */
  readonly callback: string
  /** What the app may then do. */
  readonly allows: string
  /** Id of who is expected. */
  readonly expected?: string
}

/** Asked again with what was typed where something is wrong with it. */
export function askPermission(
  world: World,
  res: Response,
  { network, among = '', callback, expected = whoIsSignedIn(world, network, among, res.req), ...question }: Question,
  typed?: { readonly form: URLSearchParams; readonly wrong: Wrong },
): Reply {
  const { store } = world
  const { host, origin } = new URL(callback)
  const suggested = makePerson(network, Math.random)
  const handle = among && (suggested.handle.split('@')[0] ?? '')
  const given = (name: string, otherwise: string) => (typed ? (typed.form.get(name) ?? '') : otherwise)
  const latest = store.accounts.newest(network, 60, among)
  const awaited = latest.some(({ id }) => id === expected) || !expected ? null : store.accounts.find(expected)
  // The form is answered with an address of the site that asked, which may lead on to another name of this machine.
  allowFormsTo(res, `${origin} http://127.0.0.1:* http://localhost:*`)
  const body = h(AuthorizeView, {
    ...question,
    site: host,
    networkLabel: networkLabels[network],
    accounts: awaited ? [awaited, ...latest] : latest,
    total: store.accounts.countOf(network, among),
    name: given('name', suggested.name),
    handle: given('handle', handle || suggested.handle),
    chosen: given('account', expected),
    wrong: typed ? [typed.wrong] : [],
  })
  return sandboxPage(typed ? 422 : 200, { title: 'May it post for you?', body })
}

export const askedAlready = () => sandboxPage(403, { title: 'Answered already', body: h(NoRequestView, {}) })
