import { and, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { Lang } from '../../lib/lang.ts'
import { hashToken, type SecretBox } from '../../lib/secret-box.ts'
import type { TextRule } from '../../networks/port.ts'
import type { Account } from './account.ts'
import { digests } from './digests.ts'
import { insertPledge } from './insert.ts'
import { findTooNear, scopeOf, storeOwnText, type TooNear } from './own-text.ts'
import { active, ahead, collecting, launchAllows, launchOf } from './pledge-rules.ts'
import { mailReceipt } from './receipt-mail.ts'

export type Pledge = typeof pledges.$inferSelect

/** What a supporter confirmed. `text` is posted byte for byte; `messageId` is the sample it is, unchanged. */
export type Promised = {
  readonly campaignId: number
  readonly accountId: number
  readonly text: string
  readonly messageId: number | null
  readonly email: string | null
  /** Goes only if at least so many go; null: in any case. */
  readonly atLeast?: number | null
  /** Shown to followers and on their profile alone. */
  readonly unlisted?: boolean
  /** What they read. */
  readonly lang?: Lang
  /** Whose invitation they came by: its code. */
  readonly by?: number | null
  /** What else led them here: see sources.ts. */
  readonly from?: string | null
  /** Of the account's network. */
  readonly rule: TextRule
}

/** `receipt` is the secret in the address of the supporter's page. */
export type PledgeResult =
  | { readonly kind: 'pledged'; readonly receipt: string }
  /** This account has pledged before, or organizers removed its pledge: that was not touched. */
  | { readonly kind: 'already'; readonly receipt: string }
  /** The moment has passed, the launch was called off, or the campaign asks for no pledges. Nothing was kept. */
  | { readonly kind: 'closed' }
  /** The network wants words of one's own, and these are not. Nothing was kept. */
  | { readonly kind: 'too-near'; readonly near: TooNear }

/** Two who confirm nearly the same text at once: the second is told, because nobody writes between look and write. */
export function pledge(db: Db, box: SecretBox, promised: Promised, now: number): PledgeResult {
  return db.transaction(
    () => {
      const { campaignId, accountId, text, rule } = promised
      const scope = scopeOf(db, campaignId, accountId)
      const near = rule === 'own-words' ? findTooNear(db, scope, text, accountId) : null
      const mine = near ? null : insertPledge(db, box, promised, now)
      if (mine) {
        storeOwnText(db, scope, mine.id, text, rule)
        if (promised.email !== null)
          mailReceipt(db, box, mine, { to: promised.email, path: receiptPath(box, mine), isConfirmed: false }, now)
        return { kind: 'pledged', receipt: receiptOf(box, mine) }
      }
      const other = findPledge(db, campaignId, accountId)
      if (other?.state === 'active' || other?.removedAt) return { kind: 'already', receipt: receiptOf(box, other) }
      return near && canJoin(db, campaignId, other !== null, now) ? { kind: 'too-near', near } : { kind: 'closed' }
    },
    { behavior: 'immediate' },
  )
}

/** Whether a text could be kept, were it another one. */
function canJoin(db: Db, campaignId: number, again: boolean, now: number): boolean {
  const rule = ahead(again ? ['open'] : ['open', 'arming', 'armed'], now)
  return (
    db
      .select()
      .from(launches)
      .where(and(launchOf(sql`${campaignId}`), rule, collecting(db, sql`${campaignId}`)))
      .get() !== undefined
  )
}

/** Until the launch is armed; after that its text is frozen. */
export function changeText(
  db: Db,
  box: SecretBox,
  receipt: string,
  words: Pick<Promised, 'text' | 'messageId' | 'rule'>,
  now: number,
): { readonly kind: 'changed' | 'too-late' } | { readonly kind: 'too-near'; readonly near: TooNear } {
  return db.transaction(
    () => {
      const { text, messageId, rule } = words
      const may = and(active(receipt), launchAllows(db, ahead(['open'], now)))
      const mine = db.select().from(pledges).where(may).get()
      if (!mine) return { kind: 'too-late' }
      const scope = scopeOf(db, mine.campaignId, mine.accountId)
      const near = rule === 'own-words' ? findTooNear(db, scope, text, mine.accountId) : null
      if (near) return { kind: 'too-near', near }
      const digest = digests(box).ofPledge({ ...mine, text })
      const confirmed = { text, digest, messageId, textRule: rule, confirmedAt: now }
      db.update(pledges).set(confirmed).where(eq(pledges.id, mine.id)).run()
      storeOwnText(db, scope, mine.id, text, rule)
      return { kind: 'changed' }
    },
    { behavior: 'immediate' },
  )
}

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
