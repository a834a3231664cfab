import { eq } from 'drizzle-orm'
import { campaigns } from '../../../db/schema/campaigns.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { HaltReason } from '../../networks/post-outcome.ts'
import type { MailDb } from '../mail/enqueue.ts'
import { dropMailing, startMailing, untold } from '../mail/mailing.ts'
import type { Launch } from './launch.ts'

/** Long enough to see that it was a mistake, and to move it again: only the last move is told. In ms. */
const secondThoughtMs = 120_000

/** Tells supporters of another moment; nothing when it is the one they know. `launch` as it was before. */
export function notifyMoved(db: MailDb, launch: Launch, launchAt: number, now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const topic = topicOf(launch)
  const earlier = untold(db, topic, 'supporters')
  const before = earlier?.kind === 'moved' ? Number(earlier.data.before) : launch.launchAt
  if (launchAt === before) {
    dropMailing(db, topic, 'supporters')
    dropMailing(db, topic, 'reminders')
    return
  }
  const data = { campaign: campaign.title, timeZone: campaign.timeZone, launchAt, before }
  const startAt = now + Math.min(secondThoughtMs, Math.max(0, (launchAt - now) / 4))
  startMailing(db, { campaignId: campaign.id, audience: 'supporters', kind: 'moved', topic, data, startAt }, now)
  startMailing(
    db,
    { campaignId: campaign.id, audience: 'reminders', kind: 'reminder-moved', topic, data, startAt },
    now,
  )
}

export function notifyCancelled(db: MailDb, launch: Launch, now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const data = { campaign: campaign.title, timeZone: campaign.timeZone }
  const about = { campaignId: campaign.id, topic: topicOf(launch), data, startAt: now } as const
  startMailing(db, { ...about, audience: 'supporters', kind: 'cancelled' }, now)
  notifyReminded(db, launch, 'cancelled', now)
}

/** Tells those who wait for a reminder why none comes now. */
function notifyReminded(db: MailDb, launch: Launch, why: 'cancelled' | 'unreached' | 'missed', now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const data = { campaign: campaign.title, timeZone: campaign.timeZone, why }
  const about = { campaignId: campaign.id, topic: topicOf(launch), data, startAt: now } as const
  startMailing(db, { ...about, audience: 'reminders', kind: 'reminder-off' }, now)
}

/** Tells everybody that nothing was sent at the moment, and nothing is until there is another one. */
export function notifyMissed(db: MailDb, launch: Launch, now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const data = { campaign: campaign.title, timeZone: campaign.timeZone }
  const about = { campaignId: campaign.id, topic: topicOf(launch), data, startAt: now } as const
  startMailing(db, { ...about, audience: 'supporters', kind: 'missed' }, now)
  notifyReminded(db, launch, 'missed', now)
}

/** Tells everybody that the goal was missed: `movedTo` a later moment, or (null) to nothing being sent. */
export function notifyGoalMissed(
  db: MailDb,
  launch: Launch,
  { supporters, movedTo }: { readonly supporters: number; readonly movedTo: number | null },
  now: number,
): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const { id: campaignId, title, timeZone, goal, slug } = campaign
  const data = { campaign: title, timeZone, supporters, goal }
  const about = { campaignId, audience: 'supporters', topic: topicOf(launch), startAt: now } as const
  if (movedTo === null) {
    startMailing(db, { ...about, kind: 'unreached', data }, now)
    notifyReminded(db, launch, 'unreached', now)
  } else {
    const moved = { ...data, launchAt: movedTo, before: launch.launchAt }
    startMailing(db, { ...about, kind: 'extended', data: moved }, now)
    startMailing(db, { ...about, audience: 'reminders', kind: 'reminder-moved', data: moved }, now)
  }
  const page = `/organize/${slug}`
  const toOrganizers = { campaignId, audience: 'organizers', topic: `goal:${launch.id}`, startAt: now } as const
  startMailing(db, { ...toOrganizers, kind: 'goal-missed', data: { ...data, page, movedTo } }, now)
}

type Halted = {
  readonly network: NetworkName
  readonly reason: HaltReason
  readonly said: string | null
  readonly until: number
  /** Whether posts on other networks go on. */
  readonly goesOn: boolean
  /** Where it is one server of it that is held back: which, and whom to write to there. */
  readonly host?: string
  readonly contact?: string | null
}

/** Tells owners and editors, once a halt: something has to be settled before `until`, so that the network can go on. */
export function notifyHalted(db: MailDb, launch: Launch, halt: Halted, now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const { id: campaignId, title, timeZone, slug } = campaign
  const data = { campaign: title, timeZone, page: `/organize/${slug}`, ...halt }
  const about = {
    campaignId,
    audience: 'organizers',
    topic: `halt:${launch.id}:${halt.network}${halt.host ? `:${halt.host}` : ''}`,
    startAt: now,
  } as const
  startMailing(db, { ...about, kind: 'halted', data }, now)
}

const topicOf = ({ id }: Launch) => `launch:${id}`

/** Null where nobody is to be told: drafts, and rehearsals. */
function campaignOf(db: MailDb, launch: Launch) {
  if (launch.kind !== 'real') return null
  const campaign = db.select().from(campaigns).where(eq(campaigns.id, launch.campaignId)).get()
  return campaign?.state === 'published' ? campaign : null
}
