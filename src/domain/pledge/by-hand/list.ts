import { and, count, desc, eq, isNull, lt } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { receiptPath } from '../pledge.ts'
import { confirmed } from './rules.ts'

/** What organizers see of one: no address. */
export type ListedByHand = {
  readonly id: number
  readonly text: string
  readonly confirmedAt: number
  readonly postedAt: number | null
}

/** Those that stand, the newest first, after the one with id `after`. */
export function listByHand(db: Db, campaignId: number, after: number | null, limit: number): ListedByHand[] {
  const { id, text, confirmedAt, postedAt } = pledges
  return db
    .select({ id, text, confirmedAt, postedAt })
    .from(pledges)
    .where(and(confirmed(campaignId), after === null ? undefined : lt(id, after)))
    .orderBy(desc(id))
    .limit(limit)
    .all()
}

export type ByHandCount = {
  readonly confirmed: number
  /** Told at T0 that it is time. */
  readonly mailed: number
  /** Who said that they posted: nobody has looked. */
  readonly saidPosted: number
}

export function countByHand(db: Pick<Db, 'select'>, campaignId: number): ByHandCount {
  const told = and(eq(mails.campaignId, campaignId), eq(mails.kind, 'reminder-now'), eq(mails.state, 'sent'))
  const here = db
    .select({ confirmed: count(), saidPosted: count(pledges.postedAt) })
    .from(pledges)
    .where(confirmed(campaignId))
    .get()
  const mailed = db.select({ n: count() }).from(mails).where(told).get()?.n ?? 0
  return { confirmed: here?.confirmed ?? 0, mailed, saidPosted: here?.saidPosted ?? 0 }
}

const asked = (campaignId: number) =>
  and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'asked'), isNull(pledges.replaces))

/** Paths of the pages on which those who were asked confirm. */
export const askedPaths = (db: Db, box: SecretBox, campaignId: number): string[] =>
  db
    .select()
    .from(pledges)
    .where(asked(campaignId))
    .all()
    .flatMap(one => receiptPath(box, one) ?? [])

/** Asked for and not confirmed yet. */
export const countAsked = (db: Db, campaignId: number): number =>
  db.select({ n: count() }).from(pledges).where(asked(campaignId)).get()?.n ?? 0
