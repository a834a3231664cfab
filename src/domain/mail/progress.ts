import { and, count, desc, eq, gt, gte, inArray, like, lt, ne, not, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mailings, mails } from '../../../db/schema/mails.ts'
import type { MailKind } from './kinds.ts'
import type { Mailing } from './mailing.ts'
import type { Mail } from './outbox.ts'

/** How far a mailing is: whether it is still being turned into mails, and its mails by state. */
export type Progress = {
  readonly writing: boolean
  readonly mails: Readonly<Partial<Record<Mail['state'], number>>>
}

/** What the site has told the supporters of a campaign by itself, or for its organizers. */
export type Told = Progress & { readonly id: number; readonly kind: MailKind; readonly at: number }

export const progressOf = (db: Db, { id, kind, state }: Mailing): Progress => ({
  writing: state === 'waiting',
  mails: mailsOf(db, kind, id),
})

/** Whether a topic was never mailed about, or taken back before anybody was. */
export const neverTold = (db: Pick<Db, 'select'>, topic: string): boolean =>
  db
    .select({ id: mailings.id })
    .from(mailings)
    .where(and(eq(mailings.topic, topic), or(ne(mailings.state, 'dropped'), gt(mailings.mails, 0))))
    .limit(1)
    .get() === undefined

/** Whether news of another moment still waits to be sent: what names the moment comes after it. */
export function isTellingTimes(db: Pick<Db, 'select'>, campaignId: number): boolean {
  const kinds: MailKind[] = ['moved', 'extended', 'reminder-moved']
  const written = and(eq(mailings.campaignId, campaignId), inArray(mailings.kind, kinds), eq(mailings.state, 'waiting'))
  const waiting = and(eq(mails.campaignId, campaignId), inArray(mails.kind, kinds), eq(mails.state, 'queued'))
  return (
    db.select({ id: mailings.id }).from(mailings).where(written).limit(1).get() !== undefined ||
    db.select({ id: mails.id }).from(mails).where(waiting).limit(1).get() !== undefined
  )
}

/** All but the updates, the newest first. What was taken back before anybody was told is none. */
export function listTold(db: Db, campaignId: number): Told[] {
  const toSupporters = and(eq(mailings.campaignId, campaignId), eq(mailings.audience, 'supporters'))
  return db
    .select()
    .from(mailings)
    .where(
      and(
        toSupporters,
        not(like(mailings.topic, 'update:%')),
        or(ne(mailings.state, 'dropped'), gt(mailings.mails, 0)),
      ),
    )
    .orderBy(desc(mailings.id))
    .limit(50)
    .all()
    .map(row => ({ id: row.id, kind: row.kind as MailKind, at: row.createdAt, ...progressOf(db, row) }))
}

export type OneMail = Pick<Mail, 'id' | 'state' | 'settledAt' | 'createdAt'> & { readonly kind: MailKind }

/** What one supporter was mailed about a campaign, the newest first. */
export function mailsToSupporter(db: Db, campaignId: number, pledgeId: number): OneMail[] {
  const sendings = db
    .select({ id: mailings.id, kind: mailings.kind })
    .from(mailings)
    .where(and(eq(mailings.campaignId, campaignId), eq(mailings.audience, 'supporters')))
    .orderBy(desc(mailings.id))
    .limit(200)
    .all()
  const keys = [`removed:${pledgeId}`, ...sendings.map(({ id, kind }) => `${kind}:${id}:${pledgeId}`)]
  const { id, kind, state, settledAt, createdAt } = mails
  return db
    .select({ id, kind, state, settledAt, createdAt })
    .from(mails)
    .where(inArray(mails.key, keys))
    .orderBy(desc(mails.id))
    .all()
    .map(row => ({ ...row, kind: row.kind as MailKind }))
}

/** By their keys (`update:7:912`), in whose index they stand together: `;` comes after `:`. */
function mailsOf(db: Db, kind: string, mailingId: number): Progress['mails'] {
  const rows = db
    .select({ state: mails.state, n: count() })
    .from(mails)
    .where(and(gte(mails.key, `${kind}:${mailingId}:`), lt(mails.key, `${kind}:${mailingId};`)))
    .groupBy(mails.state)
    .all()
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
