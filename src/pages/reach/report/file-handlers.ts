import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import type { RequestOf } from '../../../http/route.ts'
import { type Format, sendTable } from '../../../http/table-file.ts'
import { Problem } from '../../../lib/problem.ts'
import { exportTables } from './exports.ts'

/** `/c/:slug/deliveries.csv` and the like: what organizers take with them, however long it is. */
export const reportFileHandler =
  ({ db }: Pick<Context, 'db'>) =>
  (name: keyof typeof exportTables, format: Format) =>
  async (req: RequestOf<'slug'>, res: Response) => {
    const campaign = findCampaign(db, req.params.slug)
    if (!campaign) throw new Problem(404)
    await sendTable(res, `${campaign.slug}-${name}`, format, exportTables[name](db, campaign))
  }
