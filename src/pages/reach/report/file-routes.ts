import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { requireOrganizer } from '../../../http/guards.ts'
import { formats, sendTable } from '../../../http/table-file.ts'
import { Problem } from '../../../lib/problem.ts'
import { exportTables } from './exports.ts'

/** `/c/:slug/deliveries.csv` and the like: what organizers take with them, however long it is. */
export function reportFileRoutes({ db }: Pick<Context, 'db'>): Router {
  const routes = Router()
  for (const [name, table] of Object.entries(exportTables))
    for (const format of formats)
      routes.get(`/c/:slug/${name}.${format}`, requireOrganizer({ db }), async (req, res) => {
        const campaign = findCampaign(db, String(req.params.slug))
        if (!campaign) throw new Problem(404)
        await sendTable(res, `${campaign.slug}-${name}`, format, table(db, campaign))
      })
  return routes
}
