import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { findAnyCampaign, type OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { organizerOf } from '../../../http/guards.ts'
import { Problem } from '../../../lib/problem.ts'

/** Drafts too; a 404 when there is none. */
export function findOwn({ db }: Context, slug: string): OwnCampaign {
  const campaign = findAnyCampaign(db, slug)
  if (!campaign) throw new Problem(404)
  return campaign
}

/** A 404 too when its launch is not set yet. */
export function findWithLaunch(context: Context, slug: string): { campaign: OwnCampaign; launch: Launch } {
  const campaign = findOwn(context, slug)
  if (!campaign.launch) throw new Problem(404)
  return { campaign, launch: campaign.launch }
}

/** Where the route table asks for a role there always is one. */
export function signedIn(context: Context, req: Request): Organizer {
  const organizer = organizerOf(context, req)
  if (!organizer) throw new Problem(403)
  return organizer
}
