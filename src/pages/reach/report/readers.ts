import type { RequestHandler } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { requireOrganizer } from '../../../http/guards.ts'

/** Lets everybody pass where the report is published, else organizers only. */
export function organizersUnlessPublished({ db }: Pick<Context, 'db'>): RequestHandler {
  const organizersOnly = requireOrganizer({ db })
  return (req, res, next) => {
    const campaign = findCampaign(db, String(req.params.slug))
    if (campaign?.reportPublishedAt != null) return next()
    organizersOnly(req, res, next)
  }
}
