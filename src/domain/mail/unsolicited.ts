import { and, count, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { countTryWithin, tryKey, uncountTryWithin, type Within } from '../organizer/attempts.ts'
import { domainOf, isForEverybody, mailboxHashes } from './address.ts'
import { type MailKind, unsolicitedKinds } from './kinds.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Mails to people who have not said yes: to one mailbox a day; in an hour to one domain, and to all, while nobody confirms. */
export const unsolicited = { mailbox: 3, domain: 100, all: 2_000 } as const

/** Whether a mailbox was mailed enough today without having said yes to anything. */
export function hadEnough(db: Pick<Db, 'select'>, box: SecretBox, address: string, now: number): boolean {
  const lately = and(
    inArray(mails.mailboxHash, mailboxHashes(box, address)),
    gt(mails.createdAt, now - dayMs),
    inArray(mails.kind, [...unsolicitedKinds]),
  )
  return (db.select({ n: count() }).from(mails).where(lately).get()?.n ?? 0) >= unsolicited.mailbox
}

/** Takes one mail to an address out of what may go to people unasked in this hour. False when nothing is left. */
export function takeUnsolicited(db: Within, box: SecretBox, address: string, now: number): boolean {
  const over = budgets(box, address).filter(({ key, most }) => countTryWithin(db, key, hourMs, now).count > most)
  if (over.length > 0) giveBackUnsolicited(db, box, address)
  return over.length === 0
}

/** Whoever reads it has said yes: it counts no more. */
export function giveBackUnsolicited(db: Within, box: SecretBox, address: string) {
  for (const { key } of budgets(box, address)) uncountTryWithin(db, key)
}

function budgets(box: SecretBox, address: string) {
  const domain = domainOf(address)
  const all = { key: tryKey(box, 'unasked mail', ''), most: unsolicited.all }
  return isForEverybody(domain)
    ? [all]
    : [{ key: tryKey(box, 'unasked mail to', domain), most: unsolicited.domain }, all]
}

const firstGapMs = 2 * minuteMs

/**
 * Whether a mailbox may have another mail of a kind that anybody can ask for, and that says the same each time. After each
 * one of the last day it is twice as long until the next, an hour at most: what is in the mailbox is good meanwhile.
 */
export function mayMailAgain(
  db: Pick<Db, 'select'>,
  box: SecretBox,
  { kind, address }: { readonly kind: MailKind; readonly address: string },
  now: number,
): boolean {
  const same = and(
    inArray(mails.mailboxHash, mailboxHashes(box, address)),
    gt(mails.createdAt, now - dayMs),
    eq(mails.kind, kind),
  )
  const sent = db.select({ at: mails.createdAt }).from(mails).where(same).orderBy(desc(mails.createdAt)).all()
  const [last] = sent
  return !last || now - last.at >= Math.min(firstGapMs * 2 ** (sent.length - 1), hourMs)
}
