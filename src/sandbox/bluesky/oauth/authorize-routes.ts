import type { Response } from 'express'
import { type Reply, redirect } from '../../http/reply.ts'
import { formOf, originOf, type SandboxRequest } from '../../http/request.ts'
import { get, post, type Route } from '../../http/route.ts'
import { askedAlready, askPermission, type Question } from '../../pages/ask-permission.ts'
import { pickPerson } from '../../people/pick.ts'
import type { SignIn } from '../../store/sign-ins.ts'
import type { World } from '../../world.ts'
import { findActor } from '../ids/did.ts'
import { authorizePath } from './metadata.ts'

/** The page on which a person picks who they are, and allows or denies. */
export function authorizeRoutes(world: World): Route[] {
  return [
    get(authorizePath, (req, res) => ask(world, req, res)),
    post(authorizePath, (req, res) => decide(world, req, res)),
  ]
}

function ask(world: World, { query }: SandboxRequest, res: Response): Reply {
  const signIn = openSignIn(world, query.get('request_uri'))
  if (!signIn || signIn.client !== query.get('client_id')) return askedAlready()
  world.store.signIns.touch(signIn.uri, world.now())
  return askPermission(world, res, questionOf(world, signIn))
}

function decide(world: World, req: SandboxRequest, res: Response): Reply {
  const { signIns } = world.store
  const form = formOf(req)
  const signIn = openSignIn(world, form.get('request_uri'))
  if (!signIn) return askedAlready()
  const back = (answer: Readonly<Record<string, string>>) => redirect(leadBack(signIn, originOf(req), answer), 303)
  if (form.get('decision') === 'deny') {
    signIns.deny(signIn.uri)
    return back({ error: 'access_denied', error_description: 'The user rejected the request' })
  }
  const person = pickPerson(world, 'bluesky', form)
  if ('wrong' in person) return askPermission(world, res, questionOf(world, signIn), { form, wrong: person.wrong })
  const code = signIns.allow(signIn.uri, person.id)
  return code ? back({ code }) : askedAlready()
}

const questionOf = (world: World, { uri, redirectUri, hint }: SignIn): Question => ({
  network: 'bluesky',
  action: authorizePath,
  request: { name: 'request_uri', value: uri },
  callback: redirectUri,
  allows: 'to post in your name, and nothing else',
  expected: (hint && findActor(world, hint)?.id) || '',
})

function openSignIn({ store, now }: World, uri: string | null): SignIn | null {
  const found = uri === null ? null : store.signIns.find(uri, now())
  return found?.state === 'new' ? found : null
}

function leadBack(signIn: SignIn, iss: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(signIn.redirectUri)
  const { clientState } = signIn
  const fields = Object.entries({ ...(clientState !== null && { state: clientState }), iss, ...answer })
  if (signIn.redirectMode === 'fragment') url.hash = new URLSearchParams(fields).toString()
  else for (const [name, value] of fields) url.searchParams.set(name, value)
  return url.href
}
