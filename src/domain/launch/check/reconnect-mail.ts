import { and, count, desc, eq, isNotNull, like } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { accountChecks } from '../../../../db/schema/checks.ts'
import { mailings } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { OwnCampaign } from '../../campaign/all-campaigns.ts'
import { startMailing } from '../../mail/mailing.ts'
import { type Progress, progressOf } from '../../mail/progress.ts'
import { type Actor, inOneStep, record } from '../../organizer/audit/record.ts'
import { openChecks } from './account-check.ts'

export type ReconnectMail = {
  /** Whose permission works no more, with and without an address. */
  readonly people: number
  readonly unreachable: number
  /** Whether those of the last check were written to. */
  readonly sent: boolean
  /** A check that runs finds more of them. */
  readonly checking: boolean
  /** Of the last time somebody was written to. */
  readonly last: (Progress & { readonly at: number }) | null
}

export function readReconnectMail(db: Db, campaignId: number): ReconnectMail {
  const last = db
    .select()
    .from(mailings)
    .where(and(eq(mailings.campaignId, campaignId), like(mailings.topic, `reconnect:${campaignId}:%`)))
    .orderBy(desc(mailings.id))
    .get()
  return {
    ...countDead(db, campaignId),
    sent: last?.topic === topicOf(db, campaignId),
    checking: openChecks(db).some(check => check.campaignId === campaignId),
    last: last ? { ...progressOf(db, last), at: last.createdAt } : null,
  }
}

/** Once for what a check has found. Who connects again before their mail is made gets none. */
export function askToReconnect(
  db: Db,
  actor: Actor,
  campaign: OwnCampaign,
  now: number,
): 'sent' | 'known' | 'nobody' | 'too-late' {
  return inOneStep(db, () => {
    const { id: campaignId, title, timeZone, launch } = campaign
    if (launch?.state !== 'open' || launch.launchAt <= now) return 'too-late'
    const { people, sent } = readReconnectMail(db, campaignId)
    if (sent) return 'known'
    if (people === 0) return 'nobody'
    const data = { campaign: title, timeZone, launchAt: launch.launchAt }
    const topic = topicOf(db, campaignId)
    startMailing(db, { campaignId, audience: 'supporters', kind: 'reconnect', topic, data, startAt: now }, now)
    record(db, actor, 'reconnect-asked', { people }, now, campaign)
    return 'sent'
  })
}

function topicOf(db: Db, campaignId: number): string {
  const mine = eq(accountChecks.campaignId, campaignId)
  const last = db
    .select({ id: accountChecks.id })
    .from(accountChecks)
    .where(mine)
    .orderBy(desc(accountChecks.id))
    .limit(1)
    .get()
  return `reconnect:${campaignId}:${last?.id ?? 0}`
}

function countDead(db: Db, campaignId: number): { readonly people: number; readonly unreachable: number } {
  const dead = and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'), eq(grants.state, 'reconnect'))
  const counted = (which = dead) =>
    db
      .select({ n: count() })
      .from(pledges)
      .innerJoin(grants, eq(grants.accountId, pledges.accountId))
      .where(which)
      .get()?.n ?? 0
  const people = counted(and(dead, isNotNull(pledges.addressSealed)))
  return { people, unreachable: counted() - people }
}
