import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { digests } from './digests.ts'
import { insertPledge, type Promised } from './insert.ts'
import { findTooNear, scopeOf, storeOwnText, type TooNear } from './own-text.ts'
import { findPledge, receiptOf, receiptPath } from './pledge.ts'
import { active, ahead, collecting, launchAllows, launchOf } from './pledge-rules.ts'
import { mailReceipt } from './receipt-mail.ts'

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
