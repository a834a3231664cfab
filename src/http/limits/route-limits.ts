import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { limitNewSessions } from './new-sessions.ts'
import { limitMailForms, limitSignIns } from './try-limits.ts'

/** What a route may be slowed down by. */
export type LimitName = 'sessions' | 'mails' | 'sign-ins'

export const routeLimits = (context: Context): Readonly<Record<LimitName, readonly RequestHandler[]>> => ({
  sessions: [limitNewSessions(context)],
  mails: limitMailForms(context),
  'sign-ins': limitSignIns(context),
})
