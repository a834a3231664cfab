import type { Request, RequestHandler } from 'express'
import { type Options, rateLimit } from 'express-rate-limit'
import { Problem } from '../../lib/problem.ts'
import { hashToken } from '../../lib/secret-box.ts'
import { text } from '../../text/text.ts'

const quarterHourMs = 900_000

/** Failed tries a quarter of an hour: from one address of the net, and for one mail address from everywhere. */
const fromAddress = 30
const forMail = 10

/** Slows down who guesses passwords or links; what succeeds is not counted. */
export function limitTries(): RequestHandler[] {
  return [
    rateLimit({ ...common, limit: fromAddress }),
    rateLimit({ ...common, limit: forMail, keyGenerator: mailOf, skip: req => mailOf(req) === '' }),
  ]
}

const common: Partial<Options> = {
  windowMs: quarterHourMs,
  skipSuccessfulRequests: true,
  standardHeaders: false,
  legacyHeaders: false,
  handler: (_req, _res, next) => {
    const { title, text: words, label } = text('en').organize.tooManyTries
    next(new Problem(429, { title, text: words, action: { href: '/organize/sign-in', label } }))
  },
}

function mailOf(req: Request): string {
  const email: unknown = req.body?.email
  return typeof email === 'string' && email.trim() ? hashToken(email.trim().toLowerCase()) : ''
}
