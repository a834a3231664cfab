import { and, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { hashToken, type SecretBox } from '../../lib/secret-box.ts'
import type { Account } from './account.ts'

export type Pledge = typeof pledges.$inferSelect

export function findPledge(db: Db, campaignId: number, accountId: number): Pledge | null {
  return statements(db).ofAccount.get({ campaignId, accountId }) ?? null
}

/** `account` is null by hand. */
export function findByReceipt(db: Db, receipt: string): { pledge: Pledge; account: Account | null } | null {
  return statements(db).ofReceipt.get({ receiptHash: hashToken(receipt) }) ?? null
}

/** How many have pledged a post of their account to a campaign, those who withdrew included. */
export function countEverPledged(db: Db, campaignId: number): number {
  return (
    db
      .select({ n: count() })
      .from(pledges)
      .where(and(eq(pledges.campaignId, campaignId), eq(pledges.by, 'account')))
      .get()?.n ?? 0
  )
}

/** The secret of a pledge's page, for a link to its own supporter. */
export const receiptOf = (box: SecretBox, { receiptHash, receiptSealed }: Pledge) =>
  box.open(receiptSealed, `receipt:${receiptHash}`)

/** The path of its page, for its own supporter; null when it cannot be told any more, because its key is gone. */
export function receiptPath(box: SecretBox, pledge: Pledge): string | null {
  try {
    return `/p/${receiptOf(box, pledge)}`
  } catch {
    return null
  }
}

const statements = prepared(db => ({
  ofAccount: db
    .select()
    .from(pledges)
    .where(
      and(eq(pledges.campaignId, sql.placeholder('campaignId')), eq(pledges.accountId, sql.placeholder('accountId'))),
    )
    .prepare(),
  ofReceipt: db
    .select({ pledge: pledges, account: accounts })
    .from(pledges)
    .leftJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(eq(pledges.receiptHash, sql.placeholder('receiptHash')))
    .prepare(),
}))
