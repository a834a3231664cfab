import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import type { Context } from '../../context.ts'
import { countTogether, tryKey, uncountTry } from '../../domain/organizer/attempts.ts'
import { Problem, type ProblemWords } from '../../lib/problem.ts'

export type LimitHeld = Pick<Context, 'db' | 'box' | 'now' | 'log'>

/** Whom to count; '' for nobody. */
export type KeyOf = (req: Request) => string

export type Limit = {
  /** Counts of one name are counted together. */
  readonly name: string
  /** In each window of `windowMs`. */
  readonly most: number
  readonly windowMs: number
  readonly keyOf: KeyOf
  /** Left out: 1. */
  readonly costOf?: (req: Request) => number
  /** So much is counted in this process before the others hear of it; left out: they hear of each. */
  readonly together?: number
  /** What is taken back once it is answered; left out: nothing. */
  readonly forgives?: 'well' | 'refused'
  /** What the page says then; left out: what 429 says. */
  readonly words?: (req: Request, minutes: number) => ProblemWords
}

/** The one limiter: counts in SQLite, for all web processes together, before the work is done. */
export function limit({ db, box, now, log }: LimitHeld, wanted: Limit): RequestHandler {
  const { name, most, windowMs, keyOf, costOf, together = 1, forgives, words } = wanted
  const count = countTogether(db, windowMs, together)
  return (req, res, next) => {
    const who = keyOf(req)
    const cost = costOf?.(req) ?? 1
    if (who === '' || cost === 0) return next()
    const key = tryKey(box, name, who)
    const counted = count(key, cost, now())
    if (counted.count > most) throw tooMany(req, res, counted.until - now())
    if (forgives) res.once('finish', () => isForgiven(res.statusCode) && forgive(key))
    next()
  }

  function tooMany(req: Request, res: Response, ms: number): Problem {
    res.set('retry-after', String(Math.ceil(ms / 1_000)))
    return new Problem(429, words?.(req, Math.ceil(ms / 60_000)))
  }

  function isForgiven(status: number): boolean {
    return forgives === (status < 400 ? 'well' : 'refused')
  }

  function forgive(key: string): void {
    try {
      uncountTry(db, key)
    } catch (error) {
      log.warn({ err: error }, 'a try that needs no counting stays counted')
    }
  }
}

/** The address that a request comes from; of IPv6 the part that one customer has. */
export const netOf: KeyOf = req => ipKeyGenerator(req.ip ?? '')
