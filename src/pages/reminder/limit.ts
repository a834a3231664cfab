import type { RequestHandler } from 'express'
import { type LimitHeld, limit, netOf } from '../../auth/limit.ts'
import { text } from '../../text/text.ts'

/** Mails that forms from one address of the net may cause in ten minutes. A hall full of people shares one. */
const mailsAtMost = 60

/** Only what was taken counts: a typing error costs nothing. What an address gets is limited apart, see domain/reminder/ask.ts. */
export const limitReminders = (held: LimitHeld): RequestHandler =>
  limit(held, {
    name: 'reminders from',
    most: mailsAtMost,
    windowMs: 600_000,
    keyOf: netOf,
    forgives: 'refused',
    words: req => text(req.lang).reminder.tooMany,
  })
