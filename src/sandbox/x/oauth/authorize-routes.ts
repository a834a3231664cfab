import type { Response } from 'express'
import { type Reply, redirect } from '../../http/reply.ts'
import { formOf, type SandboxRequest } from '../../http/request.ts'
import { get, post, type Route } from '../../http/route.ts'
import { askedAlready, askPermission, type Question } from '../../pages/ask-permission.ts'
import { pickPerson } from '../../people/pick.ts'
import type { RequestToken } from '../../store/tokens.ts'
import type { World } from '../../world.ts'

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
  return request ? askPermission(world, res, questionOf(request)) : askedAlready()
}

function decide(world: World, req: SandboxRequest, res: Response): Reply {
  const { tokens } = world.store
  const form = formOf(req)
  const request = openRequest(world, form.get('oauth_token'))
  if (!request) return askedAlready()
  if (form.get('decision') === 'deny') {
    tokens.deny(request.token)
    return redirect(withQuery(request.callback, { denied: request.token }))
  }
  const person = pickPerson(world, 'x', form)
  if ('wrong' in person) return askPermission(world, res, questionOf(request), { form, wrong: person.wrong })
  const verifier = tokens.allow(request.token, person.id)
  if (!verifier) return askedAlready()
  return redirect(withQuery(request.callback, { oauth_token: request.token, oauth_verifier: verifier }))
}

const questionOf = ({ token, callback }: RequestToken): Question => ({
  network: 'x',
  action: '/oauth/authorize',
  request: { name: 'oauth_token', value: token },
  callback,
  allows: 'to see your profile and posts, and to post in your name',
})

function openRequest({ store, now }: World, token: string | null): RequestToken | null {
  const found = token === null ? null : store.tokens.findRequest(token, now())
  return found?.state === 'new' ? found : null
}

function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return url.href
}
