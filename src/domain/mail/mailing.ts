import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { mailings, mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { recipientsOf } from './audience.ts'
import { enqueueMail, type MailDb } from './enqueue.ts'
import type { MailData, MailKind } from './kinds.ts'

export type Mailing = typeof mailings.$inferSelect

/** What a mailing to supporters says; the path of each one's receipt is added. */
export type Said<K extends MailKind> = Omit<MailData[K], 'path'>

export type NewMailing<K extends MailKind> = {
  readonly campaignId: number
  readonly audience: Mailing['audience']
  readonly kind: K
  readonly topic: string
  readonly data: Said<K>
  /** ms */
  readonly startAt: number
}

const hourMs = 3_600_000
/** People written to in one transaction: some milliseconds. */
const chunk = 100
/** Mails for many that wait at once; the rest of a mailing stays a single row until there is room. */
const mostWaiting = 500

/** Sets out to mail everybody once; what waits on the same topic is dropped for it. */
export function startMailing<K extends MailKind>(db: MailDb, mailing: NewMailing<K>, now: number): void {
  dropMailing(db, mailing.topic, mailing.audience)
  db.insert(mailings)
    .values({ ...mailing, state: 'waiting', createdAt: now })
    .run()
}

/** What waits on a topic is not told any more. */
export function dropMailing(db: MailDb, topic: string, audience: Mailing['audience']): void {
  db.update(mailings).set({ state: 'dropped' }).where(waiting(topic, audience)).run()
}

/** The mailing of a topic that has written to nobody yet. */
export function untold(db: MailDb, topic: string, audience: Mailing['audience']): Mailing | null {
  return (
    db
      .select()
      .from(mailings)
      .where(and(waiting(topic, audience), eq(mailings.mails, 0)))
      .get() ?? null
  )
}

/** What a mail says that is its reader's alone and read when it is written; null: nothing, and no mail. */
export type OwnWords = (mailing: Mailing, pledgeId: number, now: number) => MailData['outcome']['own'] | null

/** Drops what waits in both forms, mailings and mails, because what it says is not true any more. */
export function takeBackMailing(db: MailDb, campaignId: number, kind: MailKind, now: number): void {
  db.update(mailings)
    .set({ state: 'dropped' })
    .where(and(eq(mailings.campaignId, campaignId), eq(mailings.kind, kind), eq(mailings.state, 'waiting')))
    .run()
  db.update(mails)
    .set({ state: 'dropped', reason: 'overtaken', letter: null, settledAt: now })
    .where(and(eq(mails.campaignId, campaignId), eq(mails.kind, kind), eq(mails.state, 'queued')))
    .run()
}

/** Turns some of what is due into mails. True when there may be more to do at once. */
export function continueMailings(db: Db, box: SecretBox, now: number, ownWords: OwnWords = () => null): boolean {
  const due = statements(db).due.get({ now })
  if (!due || !hasRoom(db)) return false
  return db.transaction(tx => write(tx, box, due, ownWords, now), { behavior: 'immediate' })
}

const statements = prepared(db => ({
  due: db
    .select()
    .from(mailings)
    .where(and(eq(mailings.state, 'waiting'), lte(mailings.startAt, sql.placeholder('now'))))
    .orderBy(asc(mailings.startAt), asc(mailings.id))
    .limit(1)
    .prepare(),
}))

function hasRoom(db: Db): boolean {
  const many = and(eq(mails.state, 'queued'), gt(mails.rank, 0))
  const some = db.select({ id: mails.id }).from(mails).where(many).limit(mostWaiting).as('some')
  return (db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0) < mostWaiting
}

function write(db: MailDb, box: SecretBox, due: Mailing, ownWords: OwnWords, now: number): boolean {
  const still = db
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, due.id), eq(mailings.state, 'waiting')))
    .get()
  if (!still) return true
  const recipients = recipientsOf(db, box, still, chunk)
  const kind = still.kind as MailKind
  let written = 0
  for (const { id, email, lang, path, own } of recipients) {
    // One such row must not keep the others from being told.
    if (path === null) continue
    const mine = kind === 'outcome' ? ownWords(still, id, now) : undefined
    if (mine === null) continue
    const enqueued = enqueueMail(
      db,
      box,
      {
        kind,
        key: `${kind}:${still.id}:${id}`,
        to: email,
        lang,
        data: { ...still.data, ...(path && { path }), ...own, ...(mine && { own: mine }) } as MailData[MailKind],
        campaignId: still.campaignId,
        topic: `${still.topic}:${still.audience}:${id}`,
        ...(kind === 'evening' && { until: Number(still.data.launchAt) - hourMs }),
      },
      now,
    )
    if (enqueued === 'queued') written++
  }
  const last = recipients.at(-1)?.id ?? still.afterId
  const done = recipients.length < chunk
  db.update(mailings)
    .set({ afterId: last, mails: still.mails + written, state: done ? 'done' : 'waiting' })
    .where(eq(mailings.id, still.id))
    .run()
  return true
}

const waiting = (topic: string, audience: Mailing['audience']) =>
  and(eq(mailings.topic, topic), eq(mailings.audience, audience), eq(mailings.state, 'waiting'))
