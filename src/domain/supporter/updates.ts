import { and, count, desc, eq, isNotNull, like } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mailings } from '../../../db/schema/mails.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { OwnCampaign } from '../campaign/all-campaigns.ts'
import { startMailing } from '../mail/mailing.ts'
import { type Progress, progressOf } from '../mail/progress.ts'
import { type Actor, inOneStep, record } from '../organizer/audit/record.ts'

/** What organizers write to their supporters. */
export type Writing = { readonly subject: string; readonly words: string }

export type Update = Writing & Progress & { readonly id: number; readonly sentAt: number }

/** `key` names one sending: however often the button is pressed, it is one. Who left the list is left out later. */
export function sendUpdate(
  db: Db,
  actor: Actor,
  campaign: OwnCampaign,
  { subject, words, key }: Writing & { readonly key: string },
  now: number,
): 'sent' | 'known' | 'nobody' {
  return inOneStep(db, () => {
    const topic = `update:${campaign.id}:${key}`
    if (db.select({ id: mailings.id }).from(mailings).where(eq(mailings.topic, topic)).get()) return 'known'
    const people = countReachable(db, campaign.id)
    if (people === 0) return 'nobody'
    const { id: campaignId, title, timeZone, organization, slug } = campaign
    const data = { campaign: title, timeZone, organization, subject, words, slug }
    startMailing(db, { campaignId, audience: 'supporters', kind: 'update', topic, data, startAt: now }, now)
    record(db, actor, 'update-sent', { subject, people }, now, campaign)
    return 'sent'
  })
}

/** Everybody whose pledge stands and who left an address. */
export function countReachable(db: Db, campaignId: number): number {
  const reachable = and(
    eq(pledges.campaignId, campaignId),
    eq(pledges.state, 'active'),
    isNotNull(pledges.addressSealed),
  )
  return db.select({ n: count() }).from(pledges).where(reachable).get()?.n ?? 0
}

/** The newest first. */
export function listUpdates(db: Db, campaignId: number): Update[] {
  const ofCampaign = and(eq(mailings.campaignId, campaignId), eq(mailings.kind, 'update'))
  return db
    .select()
    .from(mailings)
    .where(and(ofCampaign, like(mailings.topic, 'update:%')))
    .orderBy(desc(mailings.id))
    .limit(50)
    .all()
    .map(row => ({
      id: row.id,
      subject: String(row.data.subject),
      words: String(row.data.words),
      sentAt: row.createdAt,
      ...progressOf(db, row),
    }))
}
