import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mailStops, mails } from '../../../db/schema/mails.ts'
import { hashToken, newToken, type SecretBox } from '../../lib/secret-box.ts'
import { addressHashes, mailboxHashes } from './address.ts'
import { type MailData, type MailKind, mailPolicies } from './kinds.ts'
import { refusesAllMail, wayOutOfAll } from './opt-out.ts'

/** The content of a mail, sealed in its row until the mail is settled. */
export type Sealed<K extends MailKind = MailKind> = {
  readonly to: string
  readonly data: MailData[K]
  /** Left out or unknown: the language of the installation. */
  readonly lang?: string | null
  /** Secret of the link that unsubscribes; null where the mail has none. */
  readonly wayOut: string | null
  /** What that link stops. Rows of an earlier version leave it out: mail about the campaign. */
  readonly stops?: 'campaign' | 'all'
}

export type NewMail<K extends MailKind> = {
  readonly kind: K
  /** Identifies the mail: a second one with the same key is not queued. Must not contain the address. */
  readonly key: string
  readonly to: string
  readonly data: MailData[K]
  /** Language of the recipient. */
  readonly lang?: string | null
  readonly campaignId?: number
  /** This mail replaces queued mails of the same topic. */
  readonly topic?: string
  /** Not before this moment (ms). */
  readonly sendAt?: number
  /** Not after this moment (ms). Left out: the hours of its kind after `sendAt`. */
  readonly until?: number
}

/** `known`: a mail with this key exists. `stopped`: this address unsubscribed from the campaign, or refuses all mail. */
export type Enqueued = 'queued' | 'known' | 'stopped'

/** A database or a transaction. */
export type MailDb = Pick<Db, 'select' | 'insert' | 'update'>

/** Queues a mail. The director sends it within seconds, where a mail server is set up. `now` in ms. */
export function enqueueMail<K extends MailKind>(db: MailDb, box: SecretBox, mail: NewMail<K>, now: number): Enqueued {
  const { kind, key, to, data, lang = null, campaignId = null, topic = null, sendAt = now } = mail
  const { rank, wayOut: way, tryHours } = mailPolicies[kind]
  const hashes = addressHashes(box, to)
  const boxes = mailboxHashes(box, to)
  if (way !== null && refusesAllMail(db, boxes)) return 'stopped'
  if (way === 'campaign' && campaignId !== null && hasStopped(db, campaignId, hashes)) return 'stopped'
  const [mailboxHash = ''] = boxes
  const wayOut = { campaign: newToken, all: () => wayOutOfAll(box, mailboxHash), none: () => null }[way ?? 'none']()
  const letter: Sealed<K> = { to, data, lang, wayOut, ...(way && { stops: way }) }
  const row = db
    .insert(mails)
    .values({
      key,
      kind,
      topic,
      campaignId,
      state: 'queued',
      rank,
      letter: box.seal(JSON.stringify(letter), mailRow(key)),
      addressHash: hashes[0] ?? '',
      mailboxHash,
      unsubscribeHash: way === 'campaign' && wayOut !== null ? hashToken(wayOut) : null,
      createdAt: now,
      nextAt: sendAt,
      until: mail.until ?? sendAt + tryHours * 3_600_000,
    })
    .onConflictDoNothing({ target: mails.key })
    .returning({ id: mails.id })
    .get()
  if (!row) return 'known'
  if (topic !== null) dropOlder(db, topic, row.id, now)
  return 'queued'
}

/** The name of the row that the content of a mail is sealed for. */
export const mailRow = (key: string) => `mail:${key}`

function hasStopped(db: MailDb, campaignId: number, hashes: readonly string[]): boolean {
  const stop = and(eq(mailStops.campaignId, campaignId), inArray(mailStops.addressHash, [...hashes]))
  return db.select().from(mailStops).where(stop).get() !== undefined
}

function dropOlder(db: MailDb, topic: string, id: number, now: number): void {
  db.update(mails)
    .set({ state: 'dropped', reason: 'overtaken', letter: null, settledAt: now })
    .where(and(eq(mails.topic, topic), eq(mails.state, 'queued'), ne(mails.id, id)))
    .run()
}
