import { and, count, eq, exists, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { accounts } from '../../db/schema/accounts.ts'
import { launches } from '../../db/schema/launches.ts'
import { pledges } from '../../db/schema/pledges.ts'
import { hashToken, newToken, type SecretBox } from '../lib/secret-box.ts'
import type { Account } from './account.ts'
import type { LaunchState } from './launch.ts'

export type Pledge = typeof pledges.$inferSelect

/** What a supporter confirmed. `text` is posted byte for byte; `messageId` is the sample it is, unchanged. */
export type Promised = {
  readonly campaignId: number
  readonly accountId: number
  readonly text: string
  readonly messageId: number | null
  readonly email: string | null
}

/** `receipt` is the secret in the address of the supporter's page. */
export type PledgeResult =
  | { readonly kind: 'pledged'; readonly receipt: string }
  /** This account has pledged before; its pledge was not touched. */
  | { readonly kind: 'already'; readonly receipt: string }
  /** The moment has passed, or the launch was called off. Nothing was kept. */
  | { readonly kind: 'closed' }

/**
 * One statement decides: the launch must be ahead, and (campaign, account) be free, or held by a withdrawn pledge,
 * which is renewed under its old receipt. A pledge withdrawn after arming stays so: its delivery is settled.
 */
export function pledge(db: Db, box: SecretBox, promised: Promised, now: number): PledgeResult {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const receiptSealed = box.seal(receipt, `receipt:${receiptHash}`)
  const { text, messageId, email } = promised
  const renewed = { state: 'active' as const, text, messageId, email, confirmedAt: now, withdrawnAt: null }
  const mine = db
    .insert(pledges)
    .select(
      db
        .select({
          id: sql`null`.as('id'),
          campaignId: sql`${promised.campaignId}`.as('campaign_id'),
          accountId: sql`${promised.accountId}`.as('account_id'),
          state: sql`'active'`.as('state'),
          text: sql`${text}`.as('text'),
          messageId: sql`${messageId}`.as('message_id'),
          email: sql`${email}`.as('email'),
          receiptHash: sql`${receiptHash}`.as('receipt_hash'),
          receiptSealed: sql`${receiptSealed}`.as('receipt_sealed'),
          confirmedAt: sql`${now}`.as('confirmed_at'),
          withdrawnAt: sql`null`.as('withdrawn_at'),
        })
        .from(launches)
        .where(and(launchOf(sql`${promised.campaignId}`), ahead(['open', 'arming', 'armed'], now))),
    )
    .onConflictDoUpdate({
      target: [pledges.campaignId, pledges.accountId],
      set: renewed,
      setWhere: and(eq(pledges.state, 'withdrawn'), launchAllows(db, ahead(['open'], now))),
    })
    .returning()
    .get() as Pledge | undefined
  if (mine) return { kind: 'pledged', receipt: receiptOf(box, mine) }
  const other = findPledge(db, promised.campaignId, promised.accountId)
  return other?.state === 'active' ? { kind: 'already', receipt: receiptOf(box, other) } : { kind: 'closed' }
}

/** Until the launch is armed; after that its text is frozen. */
export function changeText(
  db: Db,
  receipt: string,
  words: { readonly text: string; readonly messageId: number | null },
  now: number,
): 'changed' | 'too-late' {
  const changed = db
    .update(pledges)
    .set({ ...words, confirmedAt: now })
    .where(and(active(receipt), launchAllows(db, ahead(['open'], now))))
    .run()
  return changed.changes === 1 ? 'changed' : 'too-late'
}

/** Until T0. What is armed by then is settled by the ledger: until it is, the receipt says "withdrawing". */
export function withdraw(db: Db, receipt: string, now: number): 'withdrawn' | 'too-late' {
  const stillPossible = or(
    ahead(['arming', 'armed'], now),
    inArray(launches.state, ['draft', 'open', 'missed', 'cancelled']),
  )
  const changed = db
    .update(pledges)
    .set({ state: 'withdrawn', withdrawnAt: now })
    .where(and(active(receipt), launchAllows(db, stillPossible)))
    .run()
  return changed.changes === 1 ? 'withdrawn' : 'too-late'
}

export function findPledge(db: Db, campaignId: number, accountId: number): Pledge | null {
  const mine = and(eq(pledges.campaignId, campaignId), eq(pledges.accountId, accountId))
  return db.select().from(pledges).where(mine).get() ?? null
}

export function findByReceipt(db: Db, receipt: string): { pledge: Pledge; account: Account } | null {
  const row = db
    .select({ pledge: pledges, account: accounts })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(eq(pledges.receiptHash, hashToken(receipt)))
    .get()
  return row ?? null
}

/** How many have pledged to a campaign, those who withdrew included. */
export function countEverPledged(db: Db, campaignId: number): number {
  return db.select({ n: count() }).from(pledges).where(eq(pledges.campaignId, campaignId)).get()?.n ?? 0
}

/** The secret of a pledge's page, for a link to its own supporter. */
export const receiptOf = (box: SecretBox, { receiptHash, receiptSealed }: Pledge) =>
  box.open(receiptSealed, `receipt:${receiptHash}`)

const active = (receipt: string) => and(eq(pledges.receiptHash, hashToken(receipt)), eq(pledges.state, 'active'))

const ahead = (states: LaunchState[], now: number) => and(inArray(launches.state, states), gt(launches.launchAt, now))

const launchOf = (campaignId: SQL | typeof pledges.campaignId) =>
  and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real'))

const launchAllows = (db: Db, rule: SQL | undefined) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(launches)
      .where(and(launchOf(pledges.campaignId), rule)),
  )
