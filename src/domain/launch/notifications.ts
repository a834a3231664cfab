import { eq } from 'drizzle-orm'
import { campaigns } from '../../../db/schema/campaigns.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { HaltReason } from '../../networks/post-outcome.ts'
import type { MailDb } from '../mail/enqueue.ts'
import type { MailKind } from '../mail/kinds.ts'
import { dropMailing, type Said, startMailing, untold } from '../mail/mailing.ts'
import type { Launch } from './launch.ts'

/** Long enough to see that it was a mistake, and to move it again: only the last move is told. In ms. */
const secondThoughtMs = 120_000

/** Tells supporters of another moment; nothing when it is the one they know. `launch` as it was before. */
export function notifyMoved(db: MailDb, launch: Launch, launchAt: number, now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const earlier = untold(db, topicOf(launch), 'supporters')
  const before = earlier?.kind === 'moved' ? Number(earlier.data.before) : launch.launchAt
  if (launchAt === before) {
    dropMailing(db, topicOf(launch), 'supporters')
    dropMailing(db, topicOf(launch), 'reminders')
    return
  }
  const data = { ...named(campaign), launchAt, before }
  const startAt = now + Math.min(secondThoughtMs, Math.max(0, (launchAt - now) / 4))
  tell(db, launch, { account: ['moved', data], hand: ['reminder-moved', data] }, startAt, now)
}

/** Tells everybody that nothing is sent, or nothing until there is another moment; and who waits for a reminder, that none comes. */
export function notifyOff(db: MailDb, launch: Launch, why: 'cancelled' | 'missed', now: number): void {
  const campaign = campaignOf(db, launch)
  if (!campaign) return
  const data = named(campaign)
  tell(db, launch, { account: [why, data], hand: ['reminder-off', { ...data, why }] }, now, now)
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
  const { id: campaignId, goal, slug } = campaign
  const data = { ...named(campaign), supporters, goal }
  if (movedTo === null) {
    const off = { ...named(campaign), why: 'unreached' } as const
    tell(db, launch, { account: ['unreached', data], hand: ['reminder-off', off] }, now, now)
  } else {
    const moved = { ...data, launchAt: movedTo, before: launch.launchAt }
    tell(db, launch, { account: ['extended', moved], hand: ['reminder-moved', moved] }, now, now)
  }
  const page = `/organize/${slug}`
  const toOrganizers = { campaignId, audience: 'organizers', topic: `goal:${launch.id}`, startAt: now } as const
  startMailing(db, { ...toOrganizers, kind: 'goal-missed', data: { ...data, page, movedTo } }, now)
}

type News<K extends MailKind> = readonly [kind: K, data: Said<K>]

/** The same news to who promised by account and to who posts by hand; what waits about the launch is dropped for it. */
function tell<A extends MailKind, H extends MailKind>(
  db: MailDb,
  launch: Launch,
  { account, hand }: { readonly account: News<A>; readonly hand: News<H> },
  startAt: number,
  now: number,
): void {
  const about = { campaignId: launch.campaignId, topic: topicOf(launch), startAt }
  startMailing(db, { ...about, audience: 'supporters', kind: account[0], data: account[1] }, now)
  startMailing(db, { ...about, audience: 'reminders', kind: hand[0], data: hand[1] }, now)
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
  const { id: campaignId, slug } = campaign
  const data = { ...named(campaign), page: `/organize/${slug}`, ...halt }
  const about = {
    campaignId,
    audience: 'organizers',
    topic: `halt:${launch.id}:${halt.network}${halt.host ? `:${halt.host}` : ''}`,
    startAt: now,
  } as const
  startMailing(db, { ...about, kind: 'halted', data }, now)
}

const named = ({ title, timeZone }: typeof campaigns.$inferSelect) => ({ campaign: title, timeZone })

const topicOf = ({ id }: Launch) => `launch:${id}`

/** Null where nobody is to be told: drafts, and rehearsals. */
function campaignOf(db: MailDb, launch: Launch) {
  if (launch.kind !== 'real') return null
  const campaign = db.select().from(campaigns).where(eq(campaigns.id, launch.campaignId)).get()
  return campaign?.state === 'published' ? campaign : null
}
