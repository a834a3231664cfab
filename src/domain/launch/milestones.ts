import { and, desc, eq, gt, like, ne, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { mailings } from '../../../db/schema/mails.ts'
import { localTime, readLocalTime } from '../../lib/local-time.ts'
import type { MailDb } from '../mail/enqueue.ts'
import { startMailing } from '../mail/mailing.ts'
import { isTellingTimes, neverTold } from '../mail/progress.ts'
import { readReconnectMail } from './check/reconnect-mail.ts'
import { countSupporters } from './goal.ts'
import { closesAt, type Launch } from './launch.ts'
import { overFigures } from './over-figures.ts'

type Campaign = typeof campaigns.$inferSelect
type Told = { readonly launch: Launch; readonly campaign: Campaign }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** So long before T0 and after it nothing is counted or begun here: the director has other work. In ms. */
const quietMs = 5 * 60_000
/** Nearer to T0 it is not the evening before any more; younger pledges have just been told the moment. In ms. */
export const eveningLeastMs = 3 * hourMs

/** Sets out to mail what has come about by itself: each once, known by its topic. */
export function tellMilestones(db: Db, now: number): void {
  const told = listTold(db, now)
  if (told.some(({ launch }) => launch.finishedAt === null && Math.abs(launch.launchAt - now) < quietMs)) return
  for (const one of told) {
    if (one.launch.finishedAt !== null) tellOver(db, one, now)
    else if (one.launch.state === 'open') {
      tellGoal(db, one, now)
      tellReconnect(db, one, now)
      tellEvening(db, one, now)
    }
  }
}

/** After a restore nobody knows which of these left: what may have is not sent. Returns how many. */
export function skipMilestones(db: Db, now: number): number {
  let skipped = 0
  for (const { launch, campaign } of listTold(db, now)) {
    const evening = launch.state === 'open' && eveningBefore(launch.launchAt, campaign.timeZone) <= now
    const topics = [...(evening ? [eveningTopic(launch)] : []), ...(launch.launchAt <= now ? [overTopic(launch)] : [])]
    for (const topic of topics.filter(topic => neverTold(db, topic))) {
      const nothing = {
        campaignId: campaign.id,
        audience: 'supporters',
        kind: 'outcome',
        data: {},
        state: 'done',
      } as const
      db.insert(mailings)
        .values({ ...nothing, topic, createdAt: now, startAt: now })
        .run()
      skipped++
    }
  }
  return skipped
}

const listTold = (db: Db, now: number): Told[] =>
  db
    .select({ launch: launches, campaign: campaigns })
    .from(launches)
    .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
    .where(
      and(
        eq(launches.kind, 'real'),
        eq(campaigns.state, 'published'),
        ne(launches.state, 'cancelled'),
        or(eq(launches.state, 'open'), gt(launches.launchAt, now - 2 * dayMs)),
      ),
    )
    .all()

/** 18:00 on the clock of the campaign, on the day before (ms). */
export function eveningBefore(launchAt: number, timeZone: string): number {
  const { day } = localTime(launchAt, timeZone)
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10)
  return readLocalTime(before, '18:00', timeZone)?.at as number
}

const eveningTopic = ({ id, launchAt }: Launch) => `evening:${id}:${launchAt}`
const overTopic = ({ id }: Launch) => `over:${id}`

/** Another moment has another evening; what waits about this one is dropped by whoever moves it. */
function tellEvening(db: Db, { launch, campaign }: Told, now: number): void {
  const { launchAt, spreadMs, spreadSeed } = launch
  if (now < eveningBefore(launchAt, campaign.timeZone) || launchAt - now < eveningLeastMs) return
  const topic = eveningTopic(launch)
  if (!neverTold(db, topic) || isTellingTimes(db, campaign.id)) return
  const data = { ...named(campaign), slug: campaign.slug, launchAt, spreadMs, spreadSeed, writtenAt: now }
  inOne(db, tx => {
    const about = { campaignId: campaign.id, kind: 'evening', topic, startAt: now } as const
    startMailing(tx, { ...about, audience: 'supporters', data: { ...data, by: 'account' } }, now)
    startMailing(tx, { ...about, audience: 'reminders', data: { ...data, by: 'hand' } }, now)
  })
}

/** When nothing can change any more: a finished launch may be gone on with until its window has closed. */
function tellOver(db: Db, { launch, campaign }: Told, now: number): void {
  if (launch.state !== 'stopped' && now < closesAt(launch)) return
  const topic = overTopic(launch)
  if (!neverTold(db, topic)) return
  const figures = overFigures(db, launch)
  const end = launch.state === 'stopped' ? 'stopped' : 'finished'
  const data = { ...named(campaign), slug: campaign.slug, end, ...figures } as const
  inOne(db, tx => {
    const about = { campaignId: campaign.id, topic, startAt: now } as const
    startMailing(tx, { ...about, audience: 'supporters', kind: 'outcome', data }, now)
    startMailing(tx, { ...about, audience: 'reminders', kind: 'outcome', data }, now)
    const page = `/c/${campaign.slug}/reach`
    startMailing(tx, { ...about, audience: 'organizers', kind: 'launch-over', data: { ...data, page } }, now)
  })
}

function tellGoal(db: Db, { launch, campaign }: Told, now: number): void {
  const { goal } = campaign
  const topic = `goal-reached:${launch.id}:${goal}`
  if (goal < 1 || !neverTold(db, topic)) return
  const supporters = countSupporters(db, campaign.id)
  if (supporters < goal) return
  const data = { ...organized(campaign), supporters, goal, launchAt: launch.launchAt }
  startMailing(db, { ...toOrganizers(campaign, topic, now), kind: 'goal-reached', data }, now)
}

/** In the last three days, once a day, by day, and only where the number is another one than last time. */
function tellReconnect(db: Db, { launch, campaign }: Told, now: number): void {
  const { day, time } = localTime(now, campaign.timeZone)
  if (launch.launchAt - now > 3 * dayMs || time < '09:00') return
  const topic = `reconnect-needed:${launch.id}:${day}`
  const mine = like(mailings.topic, `reconnect-needed:${launch.id}:%`)
  const last = db.select().from(mailings).where(mine).orderBy(desc(mailings.id)).get()
  if (last?.topic === topic) return
  const { people, unreachable } = readReconnectMail(db, campaign.id)
  const accounts = people + unreachable
  if (accounts === 0 || last?.data.accounts === accounts) return
  const data = { ...organized(campaign), page: `/organize/${campaign.slug}/check`, accounts, people }
  startMailing(db, { ...toOrganizers(campaign, topic, now), kind: 'reconnect-needed', data }, now)
}

const named = ({ title, timeZone }: Campaign) => ({ campaign: title, timeZone })
const organized = (campaign: Campaign) => ({ ...named(campaign), page: `/organize/${campaign.slug}` })
const toOrganizers = ({ id }: Campaign, topic: string, now: number) =>
  ({ campaignId: id, audience: 'organizers', topic, startAt: now }) as const

const inOne = (db: Db, work: (tx: MailDb) => void) => db.transaction(work, { behavior: 'immediate' })
