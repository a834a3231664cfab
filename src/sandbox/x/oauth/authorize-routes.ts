import type { Response } from 'express'
import { h } from 'preact'
import { allowFormsTo } from '../../../http/security-headers.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type Reply, redirect } from '../../http/reply.ts'
import { formOf, type SandboxRequest } from '../../http/request.ts'
import { get, post, type Route } from '../../http/route.ts'
import { sandboxPage } from '../../pages/layout.tsx'
import { makePerson } from '../../people/make.ts'
import { Handle, PersonName } from '../../people/person.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import { isSandboxId } from '../../store/ids.ts'
import type { RequestToken } from '../../store/tokens.ts'
import type { World } from '../../world.ts'
import { type AuthorizeData, AuthorizeView, NoRequestView } from './authorize-view.tsx'

/** The page on which a person picks who they are, and allows or denies. */
export function authorizeRoutes(world: World): Route[] {
  return [
    get('/oauth/authorize', (req, res) => ask(world, req, res)),
    get('/oauth/authenticate', (req, res) => ask(world, req, res)),
    post('/oauth/authorize', (req, res) => decide(world, req, res)),
  ]
}

function ask(world: World, req: SandboxRequest, res: Response): Reply {
  const request = openRequest(world, req.query.get('oauth_token'))
  if (!request) return noRequest()
  const { name, handle } = makePerson(Math.random)
  return question(world, res, request, 200, { name, handle, chosen: '', wrong: [] })
}

function decide(world: World, req: SandboxRequest, res: Response): Reply {
  const { tokens } = world.store
  const form = formOf(req)
  const request = openRequest(world, form.get('oauth_token'))
  if (!request) return noRequest()
  if (form.get('decision') === 'deny') {
    tokens.deny(request.token)
    return redirect(withQuery(request.callback, { denied: request.token }))
  }
  const person = personOf(world, form)
  if ('wrong' in person) {
    const typed = { name: form.get('name') ?? '', handle: form.get('handle') ?? '', chosen: form.get('account') ?? '' }
    return question(world, res, request, 422, { ...typed, wrong: [person.wrong] })
  }
  const verifier = tokens.allow(request.token, person.id)
  if (!verifier) return noRequest()
  return redirect(withQuery(request.callback, { oauth_token: request.token, oauth_verifier: verifier }))
}

/** Who was picked in the list, or somebody new by the handle that was typed. */
function personOf({ store, now }: World, form: URLSearchParams): SandboxAccount | { readonly wrong: Wrong } {
  const chosen = form.get('account') ?? ''
  if (chosen !== '') {
    const account = isSandboxId(chosen) ? store.accounts.find(chosen) : null
    return (
      account ?? { wrong: { field: 'account', message: 'There is nobody of that kind. Pick somebody of the list.' } }
    )
  }
  const handle = Handle.safeParse((form.get('handle') ?? '').trim().replace(/^@/, ''))
  if (!handle.success)
    return { wrong: { field: 'handle', message: 'A handle has 1 to 15 letters, digits or underscores.' } }
  const name = PersonName.safeParse(form.get('name') ?? '')
  const suggestion = makePerson(Math.random)
  const made = { handle: handle.data, name: name.success ? name.data : handle.data, followers: suggestion.followers }
  const account = store.accounts.add(made, true, now())
  return (
    account ?? {
      wrong: { field: 'handle', message: `@${handle.data} is taken. Pick them in the list, or choose another handle.` },
    }
  )
}

function question(
  { store }: World,
  res: Response,
  request: RequestToken,
  status: number,
  given: Pick<AuthorizeData, 'name' | 'handle' | 'chosen' | 'wrong'>,
): Reply {
  const { host, origin } = new URL(request.callback)
  const accounts = store.accounts.newest(60)
  const data: AuthorizeData = { site: host, token: request.token, accounts, total: store.accounts.count(), ...given }
  // The form is answered with an address of the site that asked, which may lead on to another name of this machine.
  allowFormsTo(res, `${origin} http://127.0.0.1:* http://localhost:*`)
  return sandboxPage(status, { title: 'May it post for you?', body: h(AuthorizeView, data) })
}

const noRequest = () => sandboxPage(403, { title: 'Answered already', body: h(NoRequestView, {}) })

function openRequest({ store, now }: World, token: string | null): RequestToken | null {
  const found = token === null ? null : store.tokens.findRequest(token, now())
  return found?.state === 'new' ? found : null
}

function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return url.href
}
