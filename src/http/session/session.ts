import type { Request, RequestHandler } from 'express'
import session, { type SessionData } from 'express-session'
import type { Context } from '../../context.ts'
import type { PassedStep } from '../../domain/organizer/second-step/state.ts'
import { browserName } from '../../lib/browser-name.ts'
import { hashToken } from '../../lib/secret-box.ts'
import { SessionStore } from './session-store.ts'

declare module 'express-session' {
  interface SessionData {
    /** The connected social account. */
    accountId?: number
    organizerId?: number
    /** Of an organizer: "Firefox on Linux"; missing while their second step is before them. */
    browser?: string
    secondStep?: PassedStep
    /** Told once, on the next page. */
    recoveryCodes?: readonly string[]
    /** The secret of a link that is told once, on the next page. */
    toldOnce?: string
    /** What was chosen and not confirmed yet, by campaign slug. */
    drafts?: Record<string, { text: string; messageId: number | null; email?: string; by?: number | null }>
    /** What a caller reads out; typed by them, and filled into the script. */
    caller?: { name: string; place: string }
    /** A path of ours to go on at after the sign-in that was begun last. */
    returnTo?: string
    /** Sign-ins begun at networks, the last one last: several tabs may each have one. */
    signIns?: readonly SignIn[]
    /** The return from a network that connected the account, hashed: it may be opened again. */
    arrivedBy?: string
  }
}

/** One that was begun at a network, and where it goes on. `at` in ms. */
export type SignIn = {
  readonly network: string
  readonly key: string
  readonly secret: string
  readonly returnTo: string
  /** What was answered to the network's question; null where it asks none. */
  readonly typed?: string | null
  readonly at: number
}

const dayMs = 86_400_000
/** Each visit begins these anew. */
export const sessionDays = { supporter: 1, organizer: 14 } as const
const supporterMs = sessionDays.supporter * dayMs
const organizerMs = sessionDays.organizer * dayMs

/** Nothing is stored, and no cookie set, for who only reads. */
export function sessionMiddleware(context: Pick<Context, 'config' | 'db' | 'box' | 'now'>): RequestHandler {
  const https = context.config.web.baseUrl.startsWith('https:')
  const store = new SessionStore(context)
  const sessions = session({
    name: https ? '__Host-thunderclap' : 'thunderclap',
    // The first signs, all of them are believed: each visit renews the cookie.
    secret: [...context.box.derive('cookie')],
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, path: '/', maxAge: supporterMs },
  })
  // BASE_URL says that browsers come by https. A proxy that does not say so too must not cost them their sessions.
  const behindHttps: RequestHandler = (req, res, next) => {
    Object.defineProperty(req, 'secure', { value: true })
    sessions(req, res, next)
  }
  return https ? behindHttps : sessions
}

/** What goes over into the session that begins at a sign-in; all else stays behind with the old one. */
type Kept = Partial<Pick<SessionData, 'accountId' | 'organizerId' | 'secondStep' | 'drafts' | 'returnTo' | 'arrivedBy'>>

/** Another id at every change of rights: who planted the old one learns nothing from it. */
export async function renewSession(req: Request, given: Kept): Promise<void> {
  const { accountId, drafts, signIns } = req.session
  const signedIn = given.organizerId === undefined ? signInOf(req) : newSignIn(req)
  await new Promise<void>((resolve, reject) => req.session.regenerate(error => (error ? reject(error) : resolve())))
  Object.assign(req.session, { accountId, drafts, signIns, ...signedIn.data, ...given })
  if (req.session.organizerId !== undefined) req.session.cookie.maxAge = signedIn.lifeMs
}

/** What stays as it was: the session gains an account, and no right of an organizer. */
function signInOf({ session }: Request) {
  const { organizerId, secondStep, browser, cookie } = session
  return { data: { organizerId, secondStep, browser }, lifeMs: cookie.originalMaxAge ?? organizerMs }
}

const newSignIn = (req: Request) => ({ data: { browser: browserName(req.get('user-agent')) }, lifeMs: organizerMs })

/** So long somebody may take over their second step, from page to page. In ms. */
const secondStepMs = 900_000

/** For who has typed their password and has a second step before them: nothing else is open in this session. */
export async function beginSecondStep(req: Request, organizerId: number): Promise<void> {
  await renewSession(req, { organizerId })
  delete req.session.browser
  req.session.cookie.maxAge = secondStepMs
}

/** What was typed stays so long under the id that a sign-in has replaced. In ms. */
const leftBehindMs = 900_000

/**
 * Another id for whoever connected an account. The old one, which gains no right by it, keeps what was typed for a
 * while: a browser that broke off the answer, to reload it say, never hears of the new one.
 */
export async function connectInSession(req: Request, given: Pick<SessionData, 'accountId' | 'returnTo' | 'arrivedBy'>) {
  if (req.session.organizerId !== undefined) return renewSession(req, given)
  await seeOtherTabs(req)
  const { drafts, signIns } = req.session
  req.session.cookie.maxAge = leftBehindMs
  delete req.session.accountId
  await new Promise<void>((resolve, reject) => req.session.save(error => (error ? reject(error) : resolve())))
  req.sessionStore.generate(req)
  Object.assign(req.session, { drafts, signIns, ...given })
}

/** What other tabs have written while this request waited for a network: saving would undo it. */
export async function seeOtherTabs(req: Request): Promise<void> {
  const stored = await new Promise<SessionData | null | undefined>((resolve, reject) =>
    req.sessionStore.get(req.sessionID, (error, found) => (error ? reject(error) : resolve(found))),
  )
  if (stored?.drafts) req.session.drafts = stored.drafts
  if (stored?.signIns) req.session.signIns = stored.signIns
}

/** What names this browser's session in the table and in addresses; it is not its secret. */
export const sessionKey = (req: Request) => hashToken(req.sessionID)

export const signOut = (req: Request) =>
  new Promise<void>((resolve, reject) => req.session.destroy(error => (error ? reject(error) : resolve())))
