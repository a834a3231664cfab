import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { address } from '../domain/organizer.ts'
import type { ProblemWords } from '../lib/problem.ts'
import { text } from '../text/text.ts'
import { knownBrowser } from './known-browser.ts'
import { type KeyOf, type Limit, limit, netOf } from './limit.ts'

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
    tries(held, { name: 'sign-in from', most: fromAddress, keyOf: unknown(netOf), forgives: 'well' }),
    tries(held, { name: 'sign-in as', most: forMail, keyOf: unknown(mailOf), forgives: 'well' }),
    tries(held, { name: 'sign-in with', most: fromBrowser, keyOf: known, forgives: 'well' }),
  ]
}

/** Slows down who guesses secret links. */
export const limitLinks = (held: Held): RequestHandler =>
  tries(held, { name: 'link', most: fromAddress, keyOf: netOf, forgives: 'well' })

/** Nobody's mailbox is filled, and nobody asks for many addresses. All requests count: each looks like a success. */
export function limitResets(held: Held): RequestHandler[] {
  return [
    tries(held, { name: 'reset from', most: fromAddress, keyOf: netOf }),
    tries(held, { name: 'reset of', most: resetsForMail, keyOf: mailOf }),
  ]
}

/** The same for the links of pledges and reminders. */
export function limitLostLinks(held: Held): RequestHandler[] {
  return [
    tries(held, { name: 'links from', most: fromAddress, keyOf: netOf }, lostLinks),
    tries(held, { name: 'links of', most: resetsForMail, keyOf: mailOf }, lostLinks),
  ]
}

type Page = { readonly title: string; readonly text: (minutes: number) => string; readonly label: string }

function tries(held: Held, wanted: Omit<Limit, 'windowMs' | 'words'>, words = signingIn): RequestHandler {
  return limit(held, { windowMs: quarterHourMs, words, ...wanted })
}

const signingIn = (req: Request, minutes: number) =>
  asWords(text(req.lang).organize.tooManyTries, minutes, '/organize/sign-in')
const lostLinks = (req: Request, minutes: number) => asWords(text(req.lang).lostLink.tooMany, minutes, '/')

const asWords = ({ title, text: words, label }: Page, minutes: number, href: string): ProblemWords => ({
  title,
  text: words(minutes),
  action: { href, label },
})

const mailOf: KeyOf = req => {
  const email: unknown = req.body?.email
  return typeof email === 'string' ? address(email) : ''
}
