import { z } from 'zod'
import { readObject } from '../../lib/json-object.ts'
import { readUrl } from '../../lib/url.ts'
import type { Servers } from '../servers.ts'
import type { AskServer, Reply } from './client.ts'
import { checksCodes, type ServerFacts } from './server-facts.ts'

/** How this installation is registered at a server. The secret is one. */
const App = z.object({ clientId: z.string().min(1), clientSecret: z.string(), scopes: z.string() })
export type App = z.infer<typeof App>

export type Place = { readonly host: string; readonly callbackUrl: string }

/** The server registers nobody, at the moment or at all. */
export class NotRegistered extends Error {
  constructor(readonly status: number) {
    super(`registering was answered with ${status}`)
  }
}

/**
 * The registration at a server, made where there is none. Its name and its address stay the same for ever: administrators see both
 * beside every post, and block by name. Throws `NotRegistered` and `NoAnswer`.
 */
export async function appAt(
  ask: AskServer,
  servers: Servers,
  place: Place,
  facts: ServerFacts,
  baseUrl: string,
): Promise<App> {
  const known = await servers.app(place, () => register(ask, place, facts, baseUrl))
  const app = readApp(known)
  // Asked for less than the server wants to hear by now.
  if (app && app.scopes === facts.scopes) return app
  servers.forgetApp(place, known)
  const made = readApp(await servers.app(place, () => register(ask, place, facts, baseUrl)))
  if (!made) throw new NotRegistered(0)
  return made
}

export const writeApp = (app: App): string => JSON.stringify(app)

const readApp = (text: string): App | null => App.safeParse(readObject(text)).data ?? null

async function register(
  ask: AskServer,
  { host, callbackUrl }: Place,
  { scopes }: ServerFacts,
  baseUrl: string,
): Promise<string> {
  const form = {
    client_name: `Thunderclap at ${new URL(baseUrl).host}`,
    // One plain string: some servers answer a list with 404.
    redirect_uris: callbackUrl,
    scopes,
    website: baseUrl,
  }
  const { status, said } = await ask(host, { method: 'POST', path: '/api/v1/apps', form })
  if (status < 200 || status >= 300 || typeof said?.client_id !== 'string') throw new NotRegistered(status)
  return writeApp({ clientId: said.client_id, clientSecret: String(said.client_secret ?? ''), scopes })
}

/**
 * Whether the server still knows a registration, as far as it says so to somebody who is not signed in: some servers forget those of
 * whom nobody has a token (mastodon#24871). Mastodon asks people to sign in before it looks at all, and would leave them there. So it
 * is asked for the token of a code that is none: it looks at the registration first.
 */
export async function isKnown(
  ask: AskServer,
  { host, callbackUrl }: Place,
  app: App,
  authorizePath: string,
  facts: ServerFacts,
): Promise<boolean> {
  const page = await ask(host, { path: authorizePath })
  const to = readUrl(page.headers.location ?? '', `https://${host}`)
  if (page.status === 400 || page.status === 401 || to?.searchParams.get('error') === 'invalid_client') return false
  if (!checksCodes(facts)) return true
  const form = { grant_type: 'authorization_code', code: 'none', redirect_uri: callbackUrl, ...credentialsOf(app) }
  return !saysUnknown(await ask(host, { method: 'POST', path: facts.token, form }))
}

export const credentialsOf = ({ clientId, clientSecret }: Pick<App, 'clientId' | 'clientSecret'>) => ({
  client_id: clientId,
  client_secret: clientSecret,
})

/** RFC 6749, of the registration that a request names. */
export const saysUnknown = ({ status, said }: Reply): boolean => status === 401 || said?.error === 'invalid_client'
