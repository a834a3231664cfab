import type { Request, RequestHandler } from 'express'
import { organizerOf } from '../guards.ts'
import { isUrgent } from '../rush/request-kind.ts'
import { type KeyOf, type LimitHeld, limit, netOf } from './limit.ts'

const aMinute = { windowMs: 60_000 }

/**
 * What an address may cost in a minute. A hall full of people shares one: a hundred of them pledge in a minute, at
 * about 320 each, and more read. In units of roughly a tenth of a millisecond of our processor.
 */
const most = 40_000
/** Who is signed in as an organizer spends from this, and not from what their address may. */
const mostOfOrganizer = 20_000
/** What an address spends is told to the other processes in such parts. */
const together = 800

/** What is costly to answer; the first that fits counts. */
const costs: readonly (readonly [method: string, path: RegExp, cost: number])[] = [
  ['GET', /^[/]c[/][^/]+[/](live|launch[.]json)(?![^/])/i, 2],
  ['GET', /[.](csv|json)$/i, 200],
  ['GET', /^[/]c[/][^/]+[/](reach|share[.]png|poster|qr[.]|call[/]).*$/i, 60],
  ['GET', /^[/](auth|first-run|invitation|preview)[/]/i, 60],
  ['GET', /^[/](c[/][^/]+[/]?)?$/i, 4],
  ['GET', /(?:)/, 8],
  ['POST', /^[/]auth[/]/i, 100],
  ['POST', /[/](pledge|change|reminder|updates)([/]|$)/i, 60],
  ['POST', /[/](campaigns|imports|picture|logo|write)([/]|$)/i, 200],
  ['POST', /(?:)/, 40],
]

/** What a request takes from the budget of who sends it. */
export function costOf({ method, path }: Pick<Request, 'method' | 'path'>): number {
  const kind = method === 'GET' || method === 'HEAD' ? 'GET' : 'POST'
  return costs.find(([one, like]) => one === kind && like.test(path))?.[2] ?? 0
}

/**
 * A budget for each address, reading included, and one that only Stop, withdrawals and the like use up. To stand before
 * anything is parsed. Organizers' pages come later.
 */
export function limitCosts(held: LimitHeld): RequestHandler[] {
  const urgent: KeyOf = req => (isUrgent(req) ? netOf(req) : '')
  const others: KeyOf = req => (isUrgent(req) || isOrganizers(req) ? '' : netOf(req))
  return [
    limit(held, { ...aMinute, name: 'urgent from', most, keyOf: urgent, costOf, together }),
    limit(held, { ...aMinute, name: 'cost from', most, keyOf: others, costOf, together }),
  ]
}

/** For organizers' pages, once the session is read: whoever is signed in has a budget of their own. */
export function limitOrganizers(held: LimitHeld): RequestHandler[] {
  const isCounted = (req: Request) => isOrganizers(req) && !isUrgent(req)
  const idOf = (req: Request) => organizerOf(held, req)?.id
  const signedIn: KeyOf = req => (isCounted(req) ? String(idOf(req) ?? '') : '')
  const strangers: KeyOf = req => (isCounted(req) && idOf(req) === undefined ? netOf(req) : '')
  return [
    limit(held, { ...aMinute, name: 'cost of', most: mostOfOrganizer, keyOf: signedIn, costOf, together }),
    limit(held, { ...aMinute, name: 'cost from', most, keyOf: strangers, costOf, together }),
  ]
}

const isOrganizers = ({ path }: Request) => /^[/]organize([/]|$)/i.test(path)
