import { isObject } from '../../lib/json-object.ts'
import { readUrl } from '../../lib/url.ts'
import type { AskServer, Reply } from './client.ts'
import { NoAnswer } from './client.ts'
import { type ServerFacts, usualFacts } from './server-facts.ts'

/** `host`: where the server of accounts of the typed name is, which may be another. */
export type Discovered = { readonly host: string; readonly facts: ServerFacts }

/** Whether a host may be asked at all. */
export type MayAsk = (host: string) => boolean

const redirectsAtMost = 3

/** Whom a person named. */
type Typed = { readonly host: string; readonly name: string | null }

/** Finds out what a server is. Null: it has no Mastodon API. Throws `NoAnswer`. */
export async function discover(ask: AskServer, typed: Typed, mayAsk: MayAsk): Promise<Discovered | null> {
  const { host, reply } = await followed(ask, typed.host, nodeinfoPath, mayAsk)
  const found = await describe(ask, host, reply)
  if (found) return found
  // All that Mastodon asks of a domain that accounts are named after is to lead those who look for one of them to it.
  const path = `/.well-known/webfinger?resource=acct:${typed.name ?? typed.host}@${typed.host}`
  const { host: home } = await followed(ask, typed.host, path, mayAsk)
  return home === host ? null : describe(ask, home, await ask(home, { path: nodeinfoPath }))
}

const nodeinfoPath = '/.well-known/nodeinfo'

async function describe(ask: AskServer, host: string, nodeinfo: Reply): Promise<Discovered | null> {
  const software = await softwareIn(ask, host, nodeinfo)
  const instance = await instanceOf(ask, host)
  if (!instance) return null
  const oauth = await ask(host, { path: '/.well-known/oauth-authorization-server' })
  return { host, facts: { ...usualFacts, software, ...limitsIn(instance), ...endpointsIn(oauth, host) } }
}

/** Where accounts are named after another host than the one they live on, the first leads to the second. */
async function followed(ask: AskServer, typed: string, path: string, mayAsk: MayAsk) {
  let host = typed
  for (let n = 0; n <= redirectsAtMost; n++) {
    const reply = await ask(host, { path })
    const next = reply.status >= 300 && reply.status < 400 ? hostOfRedirect(reply, host, path) : null
    if (next === null || next === host) return { host, reply }
    if (!mayAsk(next)) throw new NoAnswer('not-public')
    host = next
  }
  throw new NoAnswer('broken')
}

function hostOfRedirect({ headers }: Reply, host: string, path: string): string | null {
  return readUrl(headers.location ?? '', `https://${host}${path}`)?.host ?? null
}

/** nodeinfo.diaspora.software. */
async function softwareIn(ask: AskServer, host: string, { said }: Reply): Promise<string | null> {
  const links = Array.isArray(said?.links) ? said.links.filter(isObject) : []
  const own = links.flatMap(({ href }) => (typeof href === 'string' ? (pathOn(host, href) ?? []) : []))
  const path = own.at(-1)
  if (path === undefined) return null
  const { said: document } = await ask(host, { path })
  const { software } = document ?? {}
  return isObject(software) && typeof software.name === 'string' ? software.name.slice(0, 100).toLowerCase() : null
}

async function instanceOf(ask: AskServer, host: string): Promise<Readonly<Record<string, unknown>> | null> {
  let away = false
  for (const path of ['/api/v2/instance', '/api/v1/instance']) {
    const { status, said } = await ask(host, { path })
    if (status === 200 && said && typeof said.version === 'string') return said
    away ||= status >= 500 || status === 429
  }
  if (away) throw new NoAnswer('away')
  return null
}

function limitsIn(instance: Readonly<Record<string, unknown>>): Partial<ServerFacts> {
  const configuration = isObject(instance.configuration) ? instance.configuration : {}
  const statuses = isObject(configuration.statuses) ? configuration.statuses : {}
  // Pleroma's family has another name for it.
  const max = numberIn(statuses.max_characters) ?? numberIn(instance.max_toot_chars)
  const url = numberIn(statuses.characters_reserved_per_url)
  return {
    ...(max !== null && { maxCharacters: max }),
    ...(url !== null && { urlCharacters: url }),
    contact: contactIn(instance),
  }
}

const numberIn = (value: unknown): number | null =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null

/** A mail address or an account, where the server names one. */
function contactIn({ contact, email, contact_account: account }: Readonly<Record<string, unknown>>): string | null {
  const said = isObject(contact) ? contact.email : email
  if (typeof said === 'string' && /^[^\s@<>]+@[^\s@<>]+$/.test(said)) return said.slice(0, 254)
  const whose = isObject(contact) ? contact.account : account
  const name = isObject(whose) ? whose.acct : null
  return typeof name === 'string' && /^[\w.@-]{1,254}$/.test(name) ? `@${name}` : null
}

/** Only what stands at the server itself: whoever runs it must not send people's passwords elsewhere in its name. */
function endpointsIn({ status, said }: Reply, host: string): Partial<ServerFacts> {
  if (status !== 200 || !said) return {}
  const at = (name: string) => (typeof said[name] === 'string' ? pathOn(host, String(said[name])) : null)
  const scopes = Array.isArray(said.scopes_supported) ? said.scopes_supported : []
  const [authorize, token, revoke] = [at('authorization_endpoint'), at('token_endpoint'), at('revocation_endpoint')]
  return {
    ...(authorize && { authorize }),
    ...(token && { token }),
    ...(revoke && { revoke }),
    ...(scopes.includes('profile') && { scopes: 'profile write:statuses' }),
  }
}

function pathOn(host: string, address: string): string | null {
  const url = readUrl(address)
  return url?.host === host && url.pathname.length <= 500 ? url.pathname : null
}
