import { createHmac } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import type { Context } from '../context.ts'
import { address } from '../domain/organizer.ts'
import { countTry, uncountTry } from '../domain/people/tries.ts'
import { Problem } from '../lib/problem.ts'
import { text } from '../text/text.ts'
import { knownBrowser } from './known-browser.ts'

const quarterHourMs = 900_000

/** Tries a quarter of an hour, from one address of the net, from one known browser, and about one mail address. */
const fromAddress = 30
const fromBrowser = 10
const forMail = 10
const resetsForMail = 3

type Held = Pick<Context, 'config' | 'db' | 'box' | 'now' | 'log'>

/**
 * Slows down who guesses passwords; what succeeds is not counted. A browser that this organizer has signed in with
 * before has a count of its own, so that guesses of strangers, even from the same office, lock nobody out of it.
 */
export function limitSignIns(held: Held): RequestHandler[] {
  const known = (req: Request) => knownBrowser(held, req, mailOf(req))
  const unknown = (keyOf: KeyOf) => (req: Request) => (known(req) === '' ? keyOf(req) : '')
  return [
    limit(held, { name: 'sign-in from', most: fromAddress, keyOf: unknown(netOf) }),
    limit(held, { name: 'sign-in as', most: forMail, keyOf: unknown(mailOf) }),
    limit(held, { name: 'sign-in with', most: fromBrowser, keyOf: known }),
  ]
}

/** Slows down who guesses secret links. */
export const limitLinks = (held: Held): RequestHandler => limit(held, { name: 'link', most: fromAddress, keyOf: netOf })

/** Nobody's mailbox is filled, and nobody asks for many addresses. All requests count: each looks like a success. */
export function limitResets(held: Held): RequestHandler[] {
  return [
    limit(held, { name: 'reset from', most: fromAddress, keyOf: netOf, countsAll: true }),
    limit(held, { name: 'reset of', most: resetsForMail, keyOf: mailOf, countsAll: true }),
  ]
}

/** The same for the links of pledges and reminders. */
export function limitLostLinks(held: Held): RequestHandler[] {
  const words = (req: Request) => ({ ...text(req.lang).lostLink.tooMany, href: '/' })
  return [
    limit(held, { name: 'links from', most: fromAddress, keyOf: netOf, countsAll: true, words }),
    limit(held, { name: 'links of', most: resetsForMail, keyOf: mailOf, countsAll: true, words }),
  ]
}

/** Whom to count; '' for nobody. */
type KeyOf = (req: Request) => string
type Limit = {
  readonly name: string
  readonly most: number
  readonly keyOf: KeyOf
  readonly countsAll?: boolean
  /** What is said then; left out: that of signing in. */
  readonly words?: (req: Request) => TooMany
}

type TooMany = {
  readonly title: string
  readonly text: (minutes: number) => string
  readonly label: string
  readonly href: string
}

const signingIn = (req: Request): TooMany => ({ ...text(req.lang).organize.tooManyTries, href: '/organize/sign-in' })

/** Counts in SQLite, for all web processes together, and before the try: many at once count as many. */
function limit({ db, box, now, log }: Held, wanted: Limit): RequestHandler {
  const { name, most, keyOf, countsAll = false, words = signingIn } = wanted
  // Addresses of people and of the net are not kept: only who has the key can tell whose count it is.
  const [secret = ''] = box.derive('tries')
  const hidden = (who: string) => createHmac('sha256', secret).update(`${name} ${who}`).digest('base64url')
  return (req, res, next) => {
    const who = keyOf(req)
    if (who === '') return next()
    const key = hidden(who)
    const { count, until } = countTry(db, key, quarterHourMs, now())
    if (count > most) throw tooMany(words(req), res, until - now())
    if (!countsAll) res.once('finish', () => res.statusCode < 400 && forgive(key))
    next()
  }

  function forgive(key: string): void {
    try {
      uncountTry(db, key)
    } catch (error) {
      log.warn({ err: error }, 'a try that went well stays counted')
    }
  }
}

function tooMany({ title, text: words, label, href }: TooMany, res: Response, ms: number): Problem {
  res.set('retry-after', String(Math.ceil(ms / 1_000)))
  return new Problem(429, { title, text: words(Math.ceil(ms / 60_000)), action: { href, label } })
}

const netOf: KeyOf = req => ipKeyGenerator(req.ip ?? '')

const mailOf: KeyOf = req => {
  const email: unknown = req.body?.email
  return typeof email === 'string' ? address(email) : ''
}
