import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { record } from '../../../domain/organizer/audit/record.ts'
import { type Organizer, speak } from '../../../domain/organizer/organizer.ts'
import { rememberBrowser } from '../../../http/known-browser.ts'
import { renewSession } from '../../../http/session/session.ts'

/** Begins the session of an organizer from whom nothing more is needed. `passed`: when they passed their second step (ms). */
export async function letIn(
  context: Context,
  req: Request,
  res: Response,
  organizer: Organizer,
  passed: number | null = null,
): Promise<void> {
  const { id, email } = organizer
  const secondStep = passed === null ? undefined : { organizerId: id, at: passed }
  await renewSession(req, { organizerId: id, secondStep })
  speak(context.db, id, req.lang)
  record(context.db, organizer, 'signed-in', { browser: req.session.browser ?? '' }, context.now())
  rememberBrowser(context, req, res, email, secondStep ? 'second-step' : 'password')
}
