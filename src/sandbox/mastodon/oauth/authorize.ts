import type { Response } from 'express'
import { type Reply, redirect } from '../../http/reply.ts'
import { formOf, type SandboxRequest } from '../../http/request.ts'
import { askedAlready, askPermission, type Question } from '../../pages/ask-permission.ts'
import { pickPerson } from '../../people/pick.ts'
import type { SignIn } from '../../store/sign-ins.ts'
import type { World } from '../../world.ts'
import { emptyPage, replies } from '../replies.ts'
import type { MastodonServer } from '../server.ts'

export const authorizePath = '/oauth/authorize'

/** The page on which a person picks who they are, and allows or denies. */
export function askPerson(world: World, server: MastodonServer, { query }: SandboxRequest, res: Response): Reply {
  const { instance } = server
  const client = query.get('client_id') ?? ''
  const app = world.store.apps.find(client, instance.name)
  const redirectUri = query.get('redirect_uri') ?? ''
  const isFamily = instance.habits === 'family'
  if (!app || query.get('response_type') !== 'code')
    // Mastodon has people sign in before it looks at the app.
    return isFamily ? emptyPage(400) : redirect('/auth/sign_in')
  if (!isFamily && !app.redirectUri.split('\n').includes(redirectUri))
    return replies.oauth(400, 'invalid_grant', 'The redirect uri included is not valid.')
  const asked = query.get('scope') ?? 'read'
  if (!isFamily && !within(asked, app.scopes))
    return replies.oauth(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.')
  const uri = world.store.signIns.start(
    {
      client,
      clientKey: null,
      redirectUri,
      redirectMode: 'query',
      clientState: query.get('state'),
      challenge: query.get('code_challenge') ?? '',
      scope: asked,
      proofKey: '',
      hint: null,
    },
    world.now(),
  )
  const signIn = world.store.signIns.find(uri, world.now())
  return signIn ? askPermission(world, res, questionOf(server, signIn)) : askedAlready()
}

export function decide(world: World, server: MastodonServer, req: SandboxRequest, res: Response): Reply {
  const { signIns } = world.store
  const form = formOf(req)
  const signIn = signIns.find(form.get('sign_in') ?? '', world.now())
  if (signIn?.state !== 'new') return askedAlready()
  if (form.get('decision') === 'deny') {
    signIns.deny(signIn.uri)
    const why = 'The resource owner or authorization server denied the request.'
    return redirect(leadBack(signIn, { error: 'access_denied', error_description: why }))
  }
  const question = questionOf(server, signIn)
  const person = pickPerson(world, 'mastodon', form, question.among)
  if ('wrong' in person) return askPermission(world, res, question, { form, wrong: person.wrong })
  const code = signIns.allow(signIn.uri, person.id)
  server.lastSignedIn = person.id
  return code ? redirect(leadBack(signIn, { code })) : askedAlready()
}

const questionOf = ({ instance }: MastodonServer, { uri, redirectUri, scope }: SignIn): Question => ({
  network: 'mastodon',
  among: `@${instance.name}`,
  action: authorizePath,
  request: { name: 'sign_in', value: uri },
  callback: redirectUri,
  allows: scope.includes('write') ? 'to see your profile, and to post in your name' : 'to see your profile',
})

/** `read` holds `read:accounts`. */
export const within = (asked: string, allowed: string): boolean =>
  asked.split(' ').every(one => allowed.split(' ').some(wide => one === wide || one.startsWith(`${wide}:`)))

function leadBack({ redirectUri, clientState }: SignIn, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries({ ...answer, ...(clientState !== null && { state: clientState }) }))
    url.searchParams.set(name, value)
  return url.href
}
