import type { Context } from '../../context.ts'
import { type Campaign, findCampaign } from '../../domain/campaign/campaign.ts'
import { Problem } from '../../lib/problem.ts'

/** A campaign that everybody sees; a 404 when there is none. */
export function findPublic({ db }: Pick<Context, 'db'>, slug: string): Campaign {
  const campaign = findCampaign(db, slug)
  if (!campaign) throw new Problem(404)
  return campaign
}
