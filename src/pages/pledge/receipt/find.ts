import type { Context } from '../../../context.ts'
import { type Campaign, findCampaignById } from '../../../domain/campaign/campaign.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { findByReceipt, type Pledge } from '../../../domain/pledge/pledge.ts'
import { Problem } from '../../../lib/problem.ts'

export type FoundReceipt = {
  readonly receipt: string
  readonly path: string
  readonly pledge: Pledge
  readonly account: Account
  readonly campaign: Campaign
}

/** The pledge behind a secret address, or a 404 that tells nothing. */
export function findReceipt({ db }: Pick<Context, 'db'>, receipt: string): FoundReceipt {
  const found = findByReceipt(db, receipt)
  const campaign = found && findCampaignById(db, found.pledge.campaignId)
  if (!found || !campaign) throw new Problem(404)
  return { ...found, campaign, receipt, path: `/p/${receipt}` }
}
