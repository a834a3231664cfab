import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { consents, mailQuestions } from '../../../../db/schema/consents.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes } from '../address.ts'
import { openMailAddress } from './mailbox-address.ts'

/** A database or a transaction. */
export type ConsentDb = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>

export type Consent = typeof consents.$inferSelect

/** One of the list of an organization. `tickedAt` and `confirmedAt` in ms. */
export type Listed = {
  readonly id: number
  readonly address: string
  readonly words: string
  readonly tickedAt: number
  readonly confirmedAt: number
}

/** Some of the list, the oldest first, after the one with id `after`. One whose key is gone has an empty address. */
export function listConsents(db: Db, box: SecretBox, campaignId: number, after: number, limit: number): Listed[] {
  return db
    .select()
    .from(consents)
    .where(and(eq(consents.campaignId, campaignId), gt(consents.id, after)))
    .orderBy(asc(consents.id))
    .limit(limit)
    .all()
    .map(one => ({ ...one, address: openMailAddress(box, one) ?? '' }))
}

export const countConsents = (db: Pick<Db, 'select'>, campaignId: number): number =>
  db.select({ n: count() }).from(consents).where(eq(consents.campaignId, campaignId)).get()?.n ?? 0

export const consentOf = (db: Pick<Db, 'select'>, pledgeId: number): Consent | null =>
  db.select().from(consents).where(eq(consents.pledgeId, pledgeId)).get() ?? null

/** An address leaves the list of a campaign, by whichever of its pledges it came there. */
export function leaveList(db: ConsentDb, box: SecretBox, consent: Consent): void {
  const address = openMailAddress(box, consent)
  const hashes = address === null ? [consent.addressHash] : addressHashes(box, address)
  leaveListAt(db, consent.campaignId, hashes)
}

export function leaveListAt(db: Pick<Db, 'delete'>, campaignId: number, addressHashes: readonly string[]): void {
  db.delete(consents)
    .where(and(eq(consents.campaignId, campaignId), inArray(consents.addressHash, [...addressHashes])))
    .run()
}

/** For a mailbox that wants no mail at all from here. */
export const leaveAllLists = (db: Pick<Db, 'delete'>, mailboxHash: string) =>
  db.delete(consents).where(eq(consents.mailboxHash, mailboxHash)).run()

/** What somebody left beside a pledge about mail goes with them. */
export function eraseConsentOf(db: Pick<Db, 'delete'>, pledgeId: number): void {
  db.delete(consents).where(eq(consents.pledgeId, pledgeId)).run()
  db.delete(mailQuestions).where(eq(mailQuestions.pledgeId, pledgeId)).run()
}

/** Of two pledges of one address the newer one takes the consent over, unless it has its own. */
export function moveConsent(db: ConsentDb, from: number, to: number): void {
  if (consentOf(db, to)) return
  db.update(consents).set({ pledgeId: to }).where(eq(consents.pledgeId, from)).run()
}
