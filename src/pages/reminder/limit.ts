import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'

/** Mails that forms from one address of the net may cause in ten minutes. A hall full of people shares one. */
const mailsAtMost = 60

/** Only what was taken counts: a typing error costs nothing. What an address gets is limited apart, see domain/reminder/ask.ts. */
export const limitReminders = (): RequestHandler =>
  rateLimit({
    windowMs: 600_000,
    limit: mailsAtMost,
    standardHeaders: true,
    legacyHeaders: false,
    skipFailedRequests: true,
    handler: (req, _res, next) => next(new Problem(429, text(req.lang).reminder.tooMany)),
  })
