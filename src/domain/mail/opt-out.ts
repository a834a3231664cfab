import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mailRefusals, mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { leaveAllLists } from './consent/consents.ts'
import { stoppableKinds } from './kinds.ts'

/**
 * The secret of the link that ends all mail to a mailbox. It stands for itself: what it was mailed with is forgotten after
 * two days, and it must work for longer.
 */
export function wayOutOfAll(box: SecretBox, mailboxHash: string): string {
  const [key = ''] = box.derive('mail-address')
  return `${mailboxHash}.${mark(key, mailboxHash)}`
}

/** The mailbox that such a secret belongs to; null for one that is none. */
export function readWayOutOfAll(box: SecretBox, secret: string): string | null {
  const [mailboxHash = '', given = ''] = secret.split('.')
  return box.derive('mail-address').some(key => same(mark(key, mailboxHash), given)) ? mailboxHash : null
}

/** From now on nothing is mailed there but what its reader asks for, nor what waits; and it is on no list of an organization. Doing it twice changes nothing. */
export function refuseAllMail(db: Db, mailboxHash: string, now: number): void {
  db.transaction(
    tx => {
      tx.insert(mailRefusals).values({ mailboxHash, refusedAt: now }).onConflictDoNothing().run()
      leaveAllLists(tx, mailboxHash)
      tx.update(mails)
        .set({ state: 'dropped', reason: 'unsubscribed', letter: null, settledAt: now })
        .where(and(eq(mails.state, 'queued'), eq(mails.mailboxHash, mailboxHash), inArray(mails.kind, stoppableKinds)))
        .run()
    },
    { behavior: 'immediate' },
  )
}

export function allowMailAgain(db: Pick<Db, 'delete'>, mailboxHashes: readonly string[]): void {
  db.delete(mailRefusals)
    .where(inArray(mailRefusals.mailboxHash, [...mailboxHashes]))
    .run()
}

export const refusesAllMail = (db: Pick<Db, 'select'>, hashes: readonly string[]): boolean =>
  db
    .select()
    .from(mailRefusals)
    .where(inArray(mailRefusals.mailboxHash, [...hashes]))
    .get() !== undefined

const mark = (key: string, mailboxHash: string) =>
  createHmac('sha256', key).update(`no mail to ${mailboxHash}`).digest('base64url')

const same = (ours: string, given: string) =>
  ours.length === given.length && timingSafeEqual(Buffer.from(ours), Buffer.from(given))
