import { Router } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { countAsked, listReminders } from '../../../domain/pledge/by-hand/list.ts'
import { countReminders } from '../../../domain/pledge/by-hand/reminder.ts'
import { keepFromViewers } from '../../../http/guards.ts'
import { sendTable } from '../../../http/table-file.ts'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { remindersTable } from './table.ts'
import { remindersView } from './view.tsx'

const rowsAPage = 100
const Query = z.object({ after: z.coerce.number().int().positive().nullable().catch(null).default(null) })

/** `/organize/:slug/reminders`: who posts by hand, without a single address. Behind the guard. */
export function reminderListRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()

  routes.get('/organize/:slug/reminders', (req, res) => {
    const campaign = findOwn(context, req.params.slug)
    const { after } = Query.parse(req.query)
    const found = listReminders(db, campaign.id, after, rowsAPage + 1)
    res.send(
      remindersView({
        lang: req.lang,
        organizer: signedIn(context, req),
        campaign,
        rows: found.slice(0, rowsAPage),
        paged: after !== null,
        more: found.length > rowsAPage,
        sums: { ...countReminders(db, campaign.id), asked: countAsked(db, campaign.id) },
        now: now(),
      }),
    )
  })

  routes.get('/organize/:slug/reminders.csv', keepFromViewers(context), async (req, res) => {
    const campaign = findOwn(context, String(req.params.slug))
    await sendTable(res, `${campaign.slug}-reminders`, 'csv', remindersTable(db, campaign.id))
  })
  return routes
}
