import type { Request, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { normalizeAddress } from '../../domain/organizer/organizer.ts'
import { isAppCode } from '../../domain/organizer/second-step/code.ts'
import { findByHand } from '../../domain/pledge/by-hand/rules.ts'
import type { ProblemWords } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { enteringOf } from '../guards.ts'
import { knownBrowser } from '../known-browser.ts'
import { SessionStore } from '../session/session-store.ts'
import { type KeyOf, limit, netOf } from './limit.ts'

/**
 * What a route may be slowed down by. `mails-by-hand`: a change by hand writes to its new address, one of a post writes to nobody.
 * `passwords`: asked again of who is signed in. `answers`: what is typed has us ask servers that whoever typed it names.
 */
export type LimitName = 'sessions' | 'mails' | 'mails-by-hand' | 'sign-ins' | 'second-steps' | 'passwords' | 'answers'

export const routeLimits = (context: Held): Readonly<Record<LimitName, readonly RequestHandler[]>> => ({
  sessions: [limitNewSessions(context)],
  mails: limitMailForms(context),
  'mails-by-hand': limitMailForms(context, ({ params }) => findByHand(context.db, String(params.receipt)) !== null),
  'sign-ins': limitSignIns(context),
  'second-steps': limitSecondSteps(context),
  passwords: [limitPasswords(context)],
  answers: [limitAnswers(context)],
})

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

type Held = Pick<Context, 'config' | 'db' | 'box' | 'now' | 'log'>

/**
 * Slows down who guesses passwords; what succeeds is not counted. Whoever guesses keeps out their own part of the net, and
 * only many parts together keep out every browser that this organizer has not used before. Those that they have used, and
 * one that has opened a link mailed to them, have a count of their own: no stranger locks an owner out.
 */
function limitSignIns(held: Held): RequestHandler[] {
  const known = (req: Request) => knownBrowser(held, req, mailOf(req), 'password')
  const unknown = (keyOf: KeyOf) => (req: Request) => (known(req) === '' ? keyOf(req) : '')
  const way = held.config.mail === null ? 'byOperator' : 'byMail'
  const words = ({ lang }: Request, minutes: number) =>
    asWords(text(lang).organize.tooManyTries[way], minutes, '/organize/password')
  const failed = { forgives: 'well', words } as const
  const quarter = { ...failed, windowMs: 15 * minuteMs }
  return [
    limit(held, { ...quarter, name: 'sign-in from', most: 30, keyOf: unknown(netOf) }),
    limit(held, { ...quarter, name: 'sign-in as', most: 10, keyOf: unknown(mailAndNetOf) }),
    limit(held, { ...failed, name: 'sign-in anywhere', most: 100, windowMs: hourMs, keyOf: unknown(mailOf) }),
    limit(held, { ...quarter, name: 'sign-in with', most: 10, keyOf: known }),
  ]
}

/**
 * Slows down who guesses codes, and knows the password therefore; of all their sessions and all of the net together. Browsers
 * that passed this second step before have a count of their own each, and so have recovery codes, which nobody guesses: who
 * stole a password locks nobody out.
 */
function limitSecondSteps(held: Held): RequestHandler[] {
  const entering = (req: Request) => enteringOf(held, req)?.organizer
  const known = (req: Request) => knownBrowser(held, req, entering(req)?.email ?? '', 'second-step')
  const isApp = ({ body }: Request) => typeof body?.code === 'string' && isAppCode(body.code)
  const unknown: KeyOf = req => (known(req) === '' && isApp(req) ? String(entering(req)?.id ?? '') : '')
  const recovering: KeyOf = req => (isApp(req) ? '' : String(entering(req)?.id ?? ''))
  const words = ({ lang }: Request, minutes: number) =>
    asWords(text(lang).organize.secondStep.tooMany, minutes, '/organize/second-step')
  const failed = { forgives: 'well', words } as const
  return [
    limit(held, { ...failed, name: 'code of', most: 5, windowMs: 15 * minuteMs, keyOf: unknown }),
    limit(held, { ...failed, name: 'code of a day of', most: 20, windowMs: dayMs, keyOf: unknown }),
    limit(held, {
      ...failed,
      name: 'code with',
      most: 5,
      windowMs: 15 * minuteMs,
      keyOf: req => (isApp(req) ? known(req) : ''),
    }),
    limit(held, {
      ...failed,
      name: 'code of a day with',
      most: 20,
      windowMs: dayMs,
      keyOf: req => (isApp(req) ? known(req) : ''),
    }),
    limit(held, { ...failed, name: 'recovery of', most: 60, windowMs: hourMs, keyOf: recovering }),
  ]
}

/** Whoever found somebody's session does not find their password by it. */
const limitPasswords = (held: Held): RequestHandler =>
  limit(held, {
    name: 'password again of',
    most: 10,
    windowMs: 15 * minuteMs,
    keyOf: req => {
      const entering = enteringOf(held, req)
      return entering && entering.needed !== 'code' ? String(entering.organizer.id) : ''
    },
    forgives: 'well',
    words: ({ lang }, minutes) => asWords(text(lang).organize.secondStep.tooManyPasswords, minutes, '/organize/me'),
  })

/** Forms from one part of the net that have us write mails; a hall full of people shares one. A typing error costs nothing. */
function limitMailForms(held: Held, writes: (req: Request) => boolean = () => true): RequestHandler[] {
  const words = ({ lang }: Request, minutes: number) => asWords(text(lang).errors.tooManyMails, minutes, '/')
  const taken = { forgives: 'refused', keyOf: (req: Request) => (writes(req) ? netOf(req) : ''), words } as const
  return [
    limit(held, { ...taken, name: 'mails from', most: 60, windowMs: 10 * minuteMs }),
    limit(held, { ...taken, name: 'mails of a day from', most: 500, windowMs: dayMs }),
  ]
}

type Page = { readonly title: string; readonly text: (minutes: number) => string; readonly label: string }

const asWords = ({ title, text: words, label }: Page, minutes: number, href: string): ProblemWords => ({
  title,
  text: words(minutes),
  action: { href, label },
})

const mailOf: KeyOf = req => {
  const email: unknown = req.body?.email
  return typeof email === 'string' ? normalizeAddress(email) : ''
}

const mailAndNetOf: KeyOf = req => {
  const mail = mailOf(req)
  return mail && `${netOf(req)} ${mail}`
}

/** Sessions that may begin in ten minutes from one address of the net. A hall full of people shares one. */
const sessionsAtMost = 600

/**
 * For what begins sessions: a form about a campaign, and a sign-in. Whoever has a session goes on in it, and is not counted; a
 * form that is refused begins one as well, so that what was typed is still there.
 */
const limitNewSessions = (held: Held): RequestHandler =>
  limit(held, {
    name: 'sessions from',
    most: sessionsAtMost,
    windowMs: 10 * minuteMs,
    keyOf: mayBegin,
    words: ({ lang }, minutes) => asWords(text(lang).errors.tooManySessions, minutes, '/'),
  })

const mayBegin: KeyOf = req => (isNew(req) ? netOf(req) : '')

const isNew = ({ session, sessionStore }: Request) =>
  sessionStore instanceof SessionStore && !sessionStore.holds(session)

/** In ten minutes from one address of the net; of a hall full of people each may mistype once. */
const answersAtMost = 600

const limitAnswers = (held: Held): RequestHandler =>
  limit(held, {
    name: 'answers from',
    most: answersAtMost,
    windowMs: 10 * minuteMs,
    keyOf: netOf,
    words: ({ lang }, minutes) => asWords(text(lang).errors.tooManyAnswers, minutes, '/'),
  })
