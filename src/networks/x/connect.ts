import type { ClientRequest } from 'node:http'
import { addAbortSignal } from 'node:stream'
import type { Request, Response } from 'express'
import passport from 'passport'
import { Strategy } from 'passport-twitter'
import type { Arrival, Connector, Departure } from '../connector.ts'
import type { XSettings } from './client.ts'

declare module 'express-session' {
  interface SessionData {
    /** The request token of the sign-in begun last, and its secret. */
    xRequest?: { token: string; secret: string }
  }
}

/** Where passport-twitter keeps the request token: in an object of ours that it takes for the session. */
const sessionKey = 'oauth'
type Memory = { [sessionKey]?: { oauth_token?: unknown; oauth_token_secret?: unknown } }

/** Sign-in with OAuth 1.0a by passport-twitter. `deadlineMs` is for each exchange as a whole. */
export function xConnector(settings: XSettings, deadlineMs = 10_000): Connector {
  return {
    depart: async (req, callbackUrl): Promise<Departure> => {
      const memory: Memory = {}
      const step = await exchange({ settings, memory, query: {}, callbackUrl, deadlineMs })
      const { oauth_token: token, oauth_token_secret: secret } = memory[sessionKey] ?? {}
      if (step.kind !== 'redirect' || !isWord(token) || !isWord(secret)) return unanswered(step)
      req.session.xRequest = { token, secret }
      return { kind: 'leave', url: step.url }
    },
    arrive: async (req): Promise<Arrival> => {
      const begun = req.session.xRequest
      const { oauth_token, oauth_verifier, denied } = req.query
      if (isWord(denied)) {
        if (denied === begun?.token) delete req.session.xRequest
        return { kind: 'denied' }
      }
      // passport-twitter looks at the session alone: it would exchange one sign-in's token with another's secret.
      if (!begun || oauth_token !== begun.token || !isWord(oauth_verifier)) return { kind: 'stale' }
      delete req.session.xRequest
      const memory: Memory = { [sessionKey]: { oauth_token: begun.token, oauth_token_secret: begun.secret } }
      const query = { oauth_token: begun.token, oauth_verifier }
      const step = await exchange({ settings, memory, query, callbackUrl: '', deadlineMs })
      if (step.kind === 'granted') return step
      return step.kind === 'failed' && step.status === 401 ? { kind: 'stale' } : unanswered(step)
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
  | { readonly kind: 'granted'; readonly grant: string }
  /** `status` is null when no answer came. */
  | { readonly kind: 'failed'; readonly status: number | null }

/**
 * One run of the strategy, with a request and a response that hold only what it needs: nothing that comes late can
 * touch the real ones. Its errors are dropped, as they quote the network and the tokens.
 */
function exchange({ settings, memory, query, callbackUrl, deadlineMs }: Exchange): Promise<Step> {
  const signal = AbortSignal.timeout(deadlineMs)
  return new Promise(resolve => {
    let status: number | null = null
    const failed = () => resolve({ kind: 'failed', status })
    signal.addEventListener('abort', failed, { once: true })

    const strategy = strategyOf(settings, callbackUrl)
    watch(strategy, request => {
      addAbortSignal(signal, request)
      request.once('response', response => {
        status = response.statusCode ?? null
      })
    })
    const reply = redirectOnly(url => resolve({ kind: 'redirect', url }))
    const request = { query, session: memory } as unknown as Request
    const ended = (error: unknown, grant?: unknown) =>
      error || typeof grant !== 'string' ? failed() : resolve({ kind: 'granted', grant })
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
    (token, secret, _profile, done) =>
      isWord(token) && isWord(secret) ? done(null, JSON.stringify({ token, secret })) : done(null),
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

const unanswered = (step: Step) =>
  ({ kind: 'unanswered', cause: step.kind === 'failed' && step.status ? `status ${step.status}` : step.kind }) as const

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''
