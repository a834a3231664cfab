import { z } from 'zod'
import { readObject } from '../../lib/json-object.ts'
import type { Servers } from '../servers.ts'
import type { AskServer } from './client.ts'
import type { ServerFacts } from './server-facts.ts'

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

/** Whether the server still knows a registration, as far as it says so to somebody who is not signed in. */
export async function isKnown(ask: AskServer, host: string, authorizePath: string): Promise<boolean> {
  const { status } = await ask(host, { path: authorizePath })
  return status !== 400 && status !== 401
}
