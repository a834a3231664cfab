import type { ClientRequest } from 'node:http'
import { addAbortSignal } from 'node:stream'
import type { Request, Response } from 'express'
import passport from 'passport'
import { Strategy } from 'passport-twitter'
import type { Connector, Departure, Named, SignInResult, Unanswered } from '../connector.ts'
import { tryKeys } from './bearer.ts'
import type { XSettings } from './client.ts'
import { siteOf } from './site.ts'
import { troubleOf } from './trouble.ts'

const bodyAtMost = 4_096

/** Where passport-twitter keeps the request token: in an object of ours that it takes for the session. */
const sessionKey = 'oauth'
type Memory = { [sessionKey]?: { oauth_token?: unknown; oauth_token_secret?: unknown } }

/** Sign-in with OAuth 1.0a by passport-twitter. `deadlineMs` is for each exchange as a whole. */
export function xConnector(settings: XSettings, deadlineMs = 10_000): Connector {
  return {
    question: null,
    depart: async (callbackUrl): Promise<Departure> => {
      const memory: Memory = {}
      const step = await exchange({ settings, memory, query: {}, callbackUrl, deadlineMs })
      const { oauth_token: key, oauth_token_secret: secret } = memory[sessionKey] ?? {}
      if (step.kind !== 'redirect' || !isWord(key) || !isWord(secret)) return unanswered(step, settings)
      return { kind: 'leave', url: step.url, pending: { key, secret } }
    },
    read: ({ oauth_token: key, oauth_verifier: proof, denied }) => {
      if (isWord(denied)) return { kind: 'denied', key: denied }
      return isWord(key) && isWord(proof) ? { kind: 'allowed', key, proof } : null
    },
    arrive: async ({ key, secret }, proof): Promise<SignInResult> => {
      const memory: Memory = { [sessionKey]: { oauth_token: key, oauth_token_secret: secret } }
      const query = { oauth_token: key, oauth_verifier: proof }
      const step = await exchange({ settings, memory, query, callbackUrl: '', deadlineMs })
      if (step.kind === 'granted') return { kind: 'granted', grant: step.grant, named: namedIn(step.user, settings) }
      const { trouble } = unanswered(step, settings)
      // What a visitor brought along is refused with 401 as well, with whatever words.
      const theirs = step.kind === 'failed' && step.status === 401 && trouble.why !== 'clock'
      return theirs ? { kind: 'stale', said: trouble.said } : { kind: 'unanswered', trouble }
    },
    // A request token that nobody takes further expires by itself.
    rehearse: async callbackUrl => {
      const [keys, step] = await Promise.all([
        tryKeys(settings, AbortSignal.timeout(deadlineMs)),
        exchange({ settings, memory: {}, query: {}, callbackUrl, deadlineMs }),
      ])
      return { keys, callback: step.kind === 'redirect' ? null : unanswered(step, settings).trouble }
    },
  }
}

type Exchange = {
  readonly settings: XSettings
  readonly memory: Memory
  readonly query: Readonly<Record<string, string>>
  readonly callbackUrl: string
  readonly deadlineMs: number
}

type Step =
  | { readonly kind: 'redirect'; readonly url: string }
  | ({ readonly kind: 'granted' } & Granted)
  /** `status` is null when no answer came. `body` holds the beginning of it, as the network wrote it. */
  | { readonly kind: 'failed'; readonly status: number | null; readonly body: string }

type Granted = { readonly grant: string; readonly user: User }
/** As X names the account beside its token. */
type User = { readonly id?: unknown; readonly username?: unknown }

/**
 * One run of the strategy, with a request and a response that hold only what it needs: nothing that comes late can
 * touch the real ones. Its errors are dropped, as they quote the network and the tokens: what it said is read here.
 */
function exchange({ settings, memory, query, callbackUrl, deadlineMs }: Exchange): Promise<Step> {
  const signal = AbortSignal.timeout(deadlineMs)
  return new Promise(resolve => {
    let status: number | null = null
    let body = ''
    const failed = () => resolve({ kind: 'failed', status, body })
    signal.addEventListener('abort', failed, { once: true })

    const strategy = strategyOf(settings, callbackUrl)
    watch(strategy, request => {
      addAbortSignal(signal, request)
      request.once('response', response => {
        status = response.statusCode ?? null
        response.on('data', part => {
          if (body.length < bodyAtMost) body += String(part).slice(0, bodyAtMost)
        })
      })
    })
    const reply = redirectOnly(url => resolve({ kind: 'redirect', url }))
    const request = { query, session: memory } as unknown as Request
    const ended = (error: unknown, granted?: Granted | false) =>
      error || !granted ? failed() : resolve({ kind: 'granted', ...granted })
    // A Passport of its own for every run: shared, the strategy would answer one request with another's account.
    new passport.Passport().use('x', strategy).authorize('x', {}, ended)(request, reply, failed)
  })
}

function strategyOf({ key, secret, oauthUrl }: XSettings, callbackURL: string): Strategy {
  return new Strategy(
    {
      consumerKey: key,
      consumerSecret: secret,
      callbackURL,
      requestTokenURL: `${oauthUrl}/oauth/request_token`,
      accessTokenURL: `${oauthUrl}/oauth/access_token`,
      // `authenticate` would let who has agreed once pass without being asked.
      userAuthorizationURL: `${oauthUrl}/oauth/authorize`,
      // The profile is read by twitter-api-v2: the v1.1 address of passport-twitter is gone.
      skipExtendedUserProfile: true,
      sessionKey,
    },
    (token, secret, user, done) =>
      isWord(token) && isWord(secret) ? done(null, { grant: JSON.stringify({ token, secret }), user }) : done(null),
  )
}

/** The `oauth` package makes its requests without any deadline, and follows redirects with the signed headers. */
function watch(strategy: Strategy, look: (request: ClientRequest) => void): void {
  const { _oauth: client } = strategy as unknown as { _oauth: OAuthClient }
  const make = client._createClient
  client.setClientOptions({ followRedirects: false })
  client._createClient = (...args) => {
    const request = make.apply(client, args)
    look(request)
    return request
  }
}

type OAuthClient = {
  _createClient: (...args: unknown[]) => ClientRequest
  readonly setClientOptions: (options: { followRedirects: boolean }) => void
}

/** All that passport writes to a response: a redirect. */
function redirectOnly(redirected: (url: string) => void): Response {
  let location = ''
  const reply = {
    statusCode: 200,
    setHeader: (name: string, value: string) => {
      if (name === 'Location') location = value
    },
    end: () => redirected(location),
  }
  return reply as unknown as Response
}

function namedIn({ id, username }: User, settings: XSettings): Named | null {
  if (typeof id !== 'string' || !/^[1-9]\d{0,19}$/.test(id)) return null
  if (typeof username !== 'string' || !/^\w{1,50}$/.test(username)) return null
  const host = new URL(settings.apiUrl).host
  return { remoteId: id, host, handle: username, profileUrl: `${siteOf(settings)}/${username}` }
}

const unanswered = (step: Step, settings: XSettings): Unanswered => ({
  kind: 'unanswered',
  trouble: step.kind === 'failed' ? troubleOf(step.status, step.body, [settings.key, settings.secret]) : troubleOf(200),
})

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''
