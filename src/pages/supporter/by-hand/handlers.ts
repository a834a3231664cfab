import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { countAsked, countByHand, listByHand } from '../../../domain/pledge/by-hand/list.ts'
import type { Handlers } from '../../../http/route.ts'
import { sendTable } from '../../campaign/manage/send-table.ts'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { remindersTable } from './table.ts'
import { remindersView } from './view.tsx'

const rowsAPage = 100
const Query = z.object({ after: z.coerce.number().int().positive().nullable().catch(null).default(null) })

/** `/organize/:slug/reminders`: who posts by hand, without a single address. */
export function byHandListHandlers(context: Context) {
  const { db, now } = context
  return {
    list: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { after } = Query.parse(req.query)
      const found = listByHand(db, campaign.id, after, rowsAPage + 1)
      res.send(
        remindersView({
          lang: req.lang,
          organizer: signedIn(context, req),
          campaign,
          rows: found.slice(0, rowsAPage),
          paged: after !== null,
          more: found.length > rowsAPage,
          sums: { ...countByHand(db, campaign.id), asked: countAsked(db, campaign.id) },
          now: now(),
        }),
      )
    },

    table: async (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const table = remindersTable(db, campaign.id)
      await sendTable(context, req, res, campaign, { name: 'reminders', format: 'csv', table })
    },
  } satisfies Handlers<'slug'>
}
