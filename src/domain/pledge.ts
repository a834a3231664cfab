import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { accounts } from '../../db/schema/accounts.ts'
import { launches } from '../../db/schema/launches.ts'
import { pledges } from '../../db/schema/pledges.ts'
import type { Lang } from '../lib/lang.ts'
import { hashToken, newToken, type SecretBox } from '../lib/secret-box.ts'
import type { Account } from './account.ts'
import { inviterOf, newInviteCode } from './invitation.ts'
import type { TextRule } from './network.ts'
import { findTooNear, keepWords, scopeOf, type TooNear } from './own-words.ts'
import { active, ahead, collecting, launchAllows, launchOf } from './pledge-time.ts'

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
  /** What they read. */
  readonly lang?: Lang
  /** Whose invitation they came by: its code. */
  readonly by?: number | null
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
      const mine = near ? null : join(db, box, promised, now)
      if (mine) {
        keepWords(db, scope, mine.id, text, rule)
        return { kind: 'pledged', receipt: receiptOf(box, mine) }
      }
      const other = findPledge(db, campaignId, accountId)
      if (other?.state === 'active' || other?.removedAt) return { kind: 'already', receipt: receiptOf(box, other) }
      return near && canJoin(db, campaignId, other !== null, now) ? { kind: 'too-near', near } : { kind: 'closed' }
    },
    { behavior: 'immediate' },
  )
}

/**
 * One statement decides: the launch must be ahead, and (campaign, account) be free, or held by a withdrawn pledge,
 * which is renewed under its old receipt. A pledge withdrawn after arming stays so: its delivery is settled.
 */
function join(db: Db, box: SecretBox, promised: Promised, now: number): Pledge | null {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const receiptSealed = box.seal(receipt, `receipt:${receiptHash}`)
  const { text, messageId, email, rule, atLeast = null, lang = null, by = null } = promised
  const renewed = {
    state: 'active' as const,
    text,
    messageId,
    textRule: rule,
    email,
    atLeast,
    confirmedAt: now,
    withdrawnAt: null,
    lang,
    eraseAskedAt: null,
    erasedAt: null,
  }
  return (
    (db
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
            textRule: sql`${rule}`.as('text_rule'),
            printVersion: sql`0`.as('print_version'),
            email: sql`${email}`.as('email'),
            receiptHash: sql`${receiptHash}`.as('receipt_hash'),
            receiptSealed: sql`${receiptSealed}`.as('receipt_sealed'),
            confirmedAt: sql`${now}`.as('confirmed_at'),
            withdrawnAt: sql`null`.as('withdrawn_at'),
            removedAt: sql`null`.as('removed_at'),
            removedReason: sql`null`.as('removed_reason'),
            atLeast: sql`${atLeast}`.as('at_least'),
            lang: sql`${lang}`.as('lang'),
            eraseAskedAt: sql`null`.as('erase_asked_at'),
            erasedAt: sql`null`.as('erased_at'),
            inviteCode: sql`${newInviteCode()}`.as('invite_code'),
            invitedBy: inviterOf(by, promised.campaignId, promised.accountId).as('invited_by'),
          })
          .from(launches)
          .where(
            and(
              launchOf(sql`${promised.campaignId}`),
              ahead(['open', 'arming', 'armed'], now),
              collecting(db, sql`${promised.campaignId}`),
            ),
          ),
      )
      .onConflictDoUpdate({
        target: [pledges.campaignId, pledges.accountId],
        set: renewed,
        setWhere: and(
          eq(pledges.state, 'withdrawn'),
          isNull(pledges.removedAt),
          launchAllows(db, ahead(['open'], now)),
        ),
      })
      .returning()
      .all()[0] as Pledge | undefined) ?? null
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
      db.update(pledges).set({ text, messageId, textRule: rule, confirmedAt: now }).where(eq(pledges.id, mine.id)).run()
      keepWords(db, scope, mine.id, text, rule)
      return { kind: 'changed' }
    },
    { behavior: 'immediate' },
  )
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
