import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { holdOf } from '../ledger/holds.ts'
import { deliveryOfPledge } from '../ledger/read.ts'
import type { OwnOutcome } from '../mail/to-supporters.ts'
import { readOwnReach } from '../reach/own-reach.ts'
import { type ReceiptState, receiptState } from './receipt.ts'

const told = ['posted', 'refused', 'unknown', 'looking', 'stopped', 'too-few', 'missed'] as const
type Told = (typeof told)[number]
const isTold = (state: ReceiptState): state is Told => (told as readonly string[]).includes(state)

/** What came of one pledge, as its mail says it; null where there is nothing to say. `now` in ms. */
export function ownOutcome(db: Db, pledgeId: number, now: number): OwnOutcome | null {
  const row = db
    .select({ pledge: pledges, launch: launches, account: accounts, reportAt: campaigns.reportPublishedAt })
    .from(pledges)
    .innerJoin(campaigns, eq(campaigns.id, pledges.campaignId))
    .innerJoin(launches, eq(launches.campaignId, campaigns.id))
    .leftJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(eq(pledges.id, pledgeId))
    .all()
    .find(({ launch }) => launch.kind === 'real')
  if (!row) return null
  const { pledge, launch, account, reportAt } = row
  const own = { text: pledge.text, isReportPublic: reportAt !== null }
  if (!account) return { ...own, state: 'by-hand' }
  const delivery = deliveryOfPledge(db, pledgeId)
  const state = receiptState(pledge, delivery, { launch, hold: holdOf(db, launch.id, account.network) }, now)
  // Who deleted their post knows what came of it, and its address leads nowhere.
  if (!isTold(state) || delivery?.deletedAt) return null
  const { sentAt, postedAt, url, reason } = delivery ?? { sentAt: null, postedAt: null, url: null, reason: null }
  const figures = readOwnReach(db, pledgeId)?.figures ?? null
  const condition = { asked: pledge.atLeast ?? 0, going: launch.going ?? 0 }
  const { network, handle } = account
  return { ...own, state, network, handle, sentAt, postedAt, url, reason, figures, condition }
}
