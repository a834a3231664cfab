import { createHash, randomBytes } from 'node:crypto'
import { originOf } from '../../lib/host-names.ts'
import type { AnswerTrouble, Connector, Departure, Pending, Return, SignInResult, SignInTrouble } from '../connector.ts'
import { NetworkError } from '../port.ts'
import type { Servers } from '../servers.ts'
import { readProfile } from './account.ts'
import { type App, appAt, credentialsOf, isKnown, NotRegistered, saysUnknown, writeApp } from './app.ts'
import { type AskServer, mayBeAsked, NoAnswer } from './client.ts'
import { type Discovered, discover } from './discover.ts'
import { type MastodonGrant, tokenIn } from './grant.ts'
import { checksCodes, needsPicture } from './server-facts.ts'
import type { MastodonSettings } from './settings.ts'
import { readTypedServer } from './typed-server.ts'

const profileWithinMs = 10_000
/** Of all that a server is asked before a person is led there. */
const departWithinMs = 30_000
/** Of an address that leads back here: no value of it is longer. */
const longest = 2_000

/** What is remembered from leaving until coming back. */
type Begun = {
  readonly host: string
  /** The account that was typed, in lower case; null: a server alone. */
  readonly name: string | null
  /** Whether the server is not known to give a person's permission to them alone. */
  readonly mixesUp: boolean
  readonly app: App
  readonly verifier: string
  readonly callbackUrl: string
  readonly token: string
  readonly revoke: string
}

/** Sign-in at any server of the Mastodon API that a person names. */
export function mastodonConnector(settings: MastodonSettings, ask: AskServer, servers: Servers): Connector {
  const ownHost = new URL(settings.baseUrl).hostname
  const around = { ...settings, ownHost }
  const mayAsk = (host: string) => host !== ownHost && mayBeAsked(host, settings)

  async function find(ask: AskServer, typed: string): Promise<(Discovered & { name: string | null }) | AnswerTrouble> {
    const read = readTypedServer(typed, around)
    if (read.kind !== 'server') return read.kind
    try {
      const found = await discover(ask, read, mayAsk)
      if (!found) return 'not-supported'
      servers.keep(found.host, JSON.stringify(found.facts))
      return needsPicture(found.facts) ? 'no-text-posts' : { ...found, name: read.name }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      return troubles[error.why]
    }
  }

  return {
    question: 'server',
    depart: async (callbackUrl, answer): Promise<Departure> => {
      const asking = within(ask, AbortSignal.timeout(departWithinMs))
      const found = await find(asking, answer ?? '')
      if (typeof found === 'string') return { kind: 'ask-again', why: found, said: null }
      try {
        return await leave(asking, found, callbackUrl)
      } catch (error) {
        return { kind: 'unanswered', trouble: troubleOf(error) }
      }
    },
    read: readReturn,
    arrive: async (pending, code): Promise<SignInResult> => {
      try {
        return await arrive(pending, code)
      } catch (error) {
        return { kind: 'unanswered', trouble: troubleOf(error) }
      }
    },
    // Each server has its own registration, made when somebody of it comes.
    rehearse: async () => ({ keys: null, callback: null }),
  }

  async function leave(
    ask: AskServer,
    { host, facts, name }: Discovered & { name: string | null },
    callbackUrl: string,
  ): Promise<Departure> {
    const place = { host, callbackUrl }
    const state = randomBytes(24).toString('base64url')
    const verifier = randomBytes(32).toString('base64url')
    const path = (app: App) => `${facts.authorize}?${authorizeQuery(app, callbackUrl, state, verifier)}`
    let app = await appAt(ask, servers, place, facts, settings.baseUrl)
    if (!(await isKnown(ask, place, app, path(app), facts))) {
      servers.forgetApp(place, writeApp(app))
      app = await appAt(ask, servers, place, facts, settings.baseUrl)
    }
    const mixesUp = !checksCodes(facts)
    const begun: Begun = { host, name, mixesUp, app, verifier, callbackUrl, token: facts.token, revoke: facts.revoke }
    return {
      kind: 'leave',
      url: `${originOf(host)}${path(app)}`,
      pending: { key: state, secret: JSON.stringify(begun) },
    }
  }

  async function arrive({ secret }: Pending, code: string): Promise<SignInResult> {
    const begun = JSON.parse(secret) as Begun
    const { host, app, callbackUrl, verifier } = begun
    const form = {
      grant_type: 'authorization_code',
      code,
      ...credentialsOf(app),
      redirect_uri: callbackUrl,
      code_verifier: verifier,
      scope: app.scopes,
    }
    const askedAt = Date.now()
    const reply = await ask(host, { method: 'POST', path: begun.token, form })
    const { status, said } = reply
    if (status === 429) return { kind: 'unanswered', trouble: { why: 'limited', said: null } }
    if (saysUnknown(reply)) {
      servers.forgetApp({ host, callbackUrl }, writeApp(app))
      return { kind: 'begin-again' }
    }
    // Without a word why: whether it is the registration that is gone is found out on the way there.
    if (status === 400 && typeof said?.error !== 'string') return { kind: 'begin-again' }
    if (status >= 400 && status < 500) return { kind: 'stale', said: `the server answered ${status}` }
    const given = tokenIn(reply, begun.token, askedAt)
    if (!given)
      return { kind: 'unanswered', trouble: { why: status >= 500 ? 'away' : 'unclear', said: `status ${status}` } }
    const { clientId, clientSecret } = app
    const grant: MastodonGrant = { host, clientId, clientSecret, revoke: begun.revoke, ...given }
    return whose(begun, JSON.stringify(grant))
  }

  /** Some servers hand out the permission of whoever signed in last. Who said who they are gets no other. */
  async function whose({ name, mixesUp }: Begun, grant: string): Promise<SignInResult> {
    const profile = await readProfile(ask, grant, AbortSignal.timeout(profileWithinMs))
    const { remoteId, host, handle, profileUrl } = profile
    const named = { remoteId, host, handle, profileUrl }
    const isOther = name !== null && handle.slice(0, handle.indexOf('@')).toLowerCase() !== name
    return isOther
      ? { kind: 'somebody-else', grant, named }
      : { kind: 'granted', grant, named, isUnsure: name === null && mixesUp }
  }
}

const within =
  (ask: AskServer, signal: AbortSignal): AskServer =>
  (host, asked) =>
    ask(host, asked, signal)

const troubles: Readonly<Record<NoAnswer['why'], AnswerTrouble>> = {
  'not-public': 'not-public',
  'no-name': 'not-found',
  away: 'unreachable',
  broken: 'not-supported',
}

/** PKCE always; servers that do not know it ignore it. */
function authorizeQuery({ clientId, scopes }: App, callbackUrl: string, state: string, verifier: string): string {
  return new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callbackUrl,
    scope: scopes,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
}

function readReturn(query: Readonly<Record<string, unknown>>): Return | null {
  const { state, error, code } = query
  if (!isWord(state)) return null
  if (isWord(error)) return { kind: 'denied', key: state }
  return isWord(code) ? { kind: 'allowed', key: state, proof: code } : null
}

function troubleOf(error: unknown): SignInTrouble {
  if (error instanceof NetworkError) return error.trouble
  if (error instanceof NotRegistered)
    return { why: error.status === 429 ? 'limited' : error.status >= 500 ? 'away' : 'unclear', said: error.message }
  return { why: error instanceof NoAnswer ? 'away' : 'unclear', said: null }
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= longest
