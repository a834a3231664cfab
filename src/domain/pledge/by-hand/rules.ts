import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { hashToken } from '../../../lib/secret-box.ts'
import type { MailDb } from '../../mail/enqueue.ts'
import type { Pledge } from '../pledge.ts'

export type ByHandDb = MailDb & Pick<Db, 'delete'>

/** What is not confirmed is forgotten after this. In hours. */
export const confirmHours = 48

/** Asked for, not confirmed, and not forgotten yet. */
export const mayConfirm = ({ state, confirmedAt }: Pledge, now: number) =>
  state === 'asked' && confirmedAt > now - confirmHours * 3_600_000

/** Who posts by hand and has confirmed it. Words of the statement, as the partial indexes have them. */
export const confirmed = (campaignId: number) =>
  and(eq(pledges.campaignId, campaignId), sql`${pledges.state} = 'confirmed'`)

export function findByHand(db: MailDb, receipt: string): Pledge | null {
  const mine = and(eq(pledges.receiptHash, hashToken(receipt)), eq(pledges.by, 'hand'))
  return db.select().from(pledges).where(mine).get() ?? null
}

/** What mails about a campaign say of it; null where its launch is over or its T0 has come. */
export function aheadOf(db: MailDb, campaignId: number, now: number) {
  const ahead = and(
    eq(campaigns.id, campaignId),
    eq(campaigns.state, 'published'),
    eq(launches.kind, 'real'),
    inArray(launches.state, ['open', 'arming', 'armed']),
    gt(launches.launchAt, now),
  )
  return (
    db
      .select({
        slug: campaigns.slug,
        campaign: campaigns.title,
        summary: campaigns.summary,
        timeZone: campaigns.timeZone,
        launchAt: launches.launchAt,
      })
      .from(campaigns)
      .innerJoin(launches, eq(launches.campaignId, campaigns.id))
      .where(ahead)
      .get() ?? null
  )
}
