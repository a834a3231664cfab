import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { type Campaign, findCampaignById } from '../../../domain/campaign/campaign.ts'
import { addressOfPledge } from '../../../domain/mail/pledge-address.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { type ByHandState, byHandState } from '../../../domain/pledge/by-hand/state.ts'
import { findByReceipt, type Pledge } from '../../../domain/pledge/pledge.ts'
import { Problem } from '../../../lib/problem.ts'

type Found = {
  readonly receipt: string
  /** `/p/<secret>` */
  readonly path: string
  readonly pledge: Pledge
  readonly campaign: Campaign
  /** The address they left; null where there is none, or it is erased. */
  readonly email: string | null
}

export type FoundReceipt = Found & { readonly account: Account }

/** Of who posts by hand. */
export type FoundByHand = Found & {
  readonly account: null
  readonly state: ByHandState
}

type Needed = Pick<Context, 'db' | 'box' | 'now'>
export type ReceiptRequest = Request<{ receipt: string }>

/** The pledge behind a secret address, or a 404. */
export function findReceipt({ db, box, now }: Needed, req: ReceiptRequest): FoundReceipt | FoundByHand {
  const { receipt } = req.params
  const row = findByReceipt(db, receipt)
  const campaign = row && findCampaignById(db, row.pledge.campaignId)
  if (!campaign) throw new Problem(404)
  const { pledge, account } = row
  const found = { receipt, path: `/p/${receipt}`, pledge, campaign, email: addressOfPledge(box, pledge) }
  if (account) return { ...found, account }
  const state = byHandState(pledge, campaign.launch, now())
  // Where a new address is asked, there is a question and nothing else.
  if (state === 'forgotten' || (pledge.replaces !== null && state !== 'asked')) throw new Problem(404)
  return { ...found, account, state }
}

/** One that the engine posts: what only such a pledge has is not there for others. */
export function findReceiptByAccount(context: Needed, req: ReceiptRequest): FoundReceipt {
  const found = findReceipt(context, req)
  if (!found.account) throw new Problem(404)
  return found
}

export function findReceiptByHand(context: Needed, req: ReceiptRequest): FoundByHand {
  const found = findReceipt(context, req)
  if (found.account) throw new Problem(404)
  return found
}
