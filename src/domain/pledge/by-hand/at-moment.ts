import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lt, ne, notLike, or, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import type { Launch } from '../../launch/launch.ts'
import { enqueueMail, type MailDb } from '../../mail/enqueue.ts'
import { addressOfPledge } from '../../mail/pledge-address.ts'
import type { OneTap } from '../../share/links.ts'
import { type Pledge, receiptPath } from '../pledge.ts'
import { confirmed } from './rules.ts'
import { nowKey } from './written.ts'

/** How long before T0 its mails are written: sealed and held, so that at T0 there is nothing left to make. In ms. */
const aheadMs = 15 * 60_000
/** After T0 so long, a mail that says "now" is not true any more. In ms. */
const nowMs = 6 * 3_600_000
/** Of a mail that is held: no moment that comes. */
const never = 8_000_000_000_000_000
const chunk = 100

/**
 * `hold`: before T0, or the organizers hold the launch back. `drop`: no reminder of this launch leaves (any more). A
 * network that takes no posts of ours (`halted`) keeps nobody from posting by hand.
 */
type Way = 'nothing' | 'hold' | 'send' | 'drop'

export function reminderWay({ state, launchAt, pausedAt }: Launch, now: number): Way {
  switch (state) {
    case 'open':
    case 'arming':
    case 'armed':
      return now < launchAt - aheadMs ? 'nothing' : now < launchAt + nowMs ? 'hold' : 'drop'
    case 'firing':
    case 'settling':
    case 'finished':
    case 'halted':
      if (now >= launchAt + nowMs) return 'drop'
      return now < launchAt || pausedAt !== null ? 'hold' : 'send'
    case 'draft':
    case 'missed':
    case 'cancelled':
    case 'stopped':
      return 'drop'
    default:
      return state satisfies never
  }
}

type Outside = { readonly box: SecretBox; readonly links: OneTap; readonly baseUrl: string }

/** One step of everything the moment asks of pledges. True when there is more to do at once. */
export function remindAll(db: Db, outside: Outside, now: number): boolean {
  return launchesWithReminders(db, now)
    .map(launch => remind(db, outside, launch, now))
    .some(Boolean)
}

function remind(db: Db, outside: Outside, seen: Launch, now: number): boolean {
  return db.transaction(
    tx => {
      // Organizers may have decided otherwise since.
      const launch = tx.select().from(launches).where(eq(launches.id, seen.id)).get()
      const way = launch ? reminderWay(launch, now) : 'nothing'
      if (!launch || way === 'nothing') return false
      if (way === 'drop') {
        dropReminders(tx, launch.campaignId, now)
        return false
      }
      tx.delete(mails)
        .where(and(untried(launch.campaignId), notLike(mails.key, `%:${launch.launchAt}`)))
        .run()
      const more = writeAhead(tx, outside, launch, now)
      const ready = untried(launch.campaignId)
      if (way === 'send')
        tx.update(mails)
          .set({ nextAt: now })
          .where(and(ready, eq(mails.nextAt, never)))
          .run()
      else
        tx.update(mails)
          .set({ nextAt: never })
          .where(and(ready, ne(mails.nextAt, never)))
          .run()
      return more
    },
    { behavior: 'immediate' },
  )
}

/** No reminder of a campaign leaves any more. In the step of whoever decides it, so that not one slips out. */
export function dropReminders(db: MailDb, campaignId: number, now: number): void {
  db.update(mails)
    .set({ state: 'dropped', reason: 'called-off', letter: null, settledAt: now })
    .where(isReminder(campaignId))
    .run()
}

const isReminder = (campaignId: number) =>
  and(eq(mails.campaignId, campaignId), eq(mails.kind, 'reminder-now'), eq(mails.state, 'queued'))

const untried = (campaignId: number) => and(isReminder(campaignId), eq(mails.tries, 0))

/** Writes some of the mails that are missing; the row says so in the same step, and the key lets none be written twice. */
function writeAhead(db: MailDb, outside: Outside, launch: Launch, now: number): boolean {
  const { campaignId, launchAt } = launch
  const unwritten = or(isNull(pledges.writtenFor), ne(pledges.writtenFor, launchAt))
  const some = db
    .select()
    .from(pledges)
    .where(and(confirmed(campaignId), isNotNull(pledges.addressSealed), unwritten))
    .orderBy(asc(pledges.id))
    .limit(chunk)
    .all()
  if (some.length === 0) return false
  const campaign = db.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
  for (const one of some) if (campaign) writeOne(db, outside, { campaign, one, launchAt }, now)
  db.update(pledges)
    .set({ writtenFor: launchAt })
    .where(
      inArray(
        pledges.id,
        some.map(one => one.id),
      ),
    )
    .run()
  return some.length === chunk
}

type Due = { readonly campaign: typeof campaigns.$inferSelect; readonly one: Pledge; readonly launchAt: number }

/** One whose key is gone cannot be told; the others are. */
function writeOne(db: MailDb, { box, links, baseUrl }: Outside, { campaign, one, launchAt }: Due, now: number): void {
  const to = addressOfPledge(box, one)
  const path = receiptPath(box, one)
  if (to === null || path === null) return
  const { text } = one
  const data = { campaign: campaign.title, text, path, links: links(text, `${baseUrl}/c/${campaign.slug}`) }
  const about = {
    kind: 'reminder-now',
    key: nowKey({ ...one, writtenFor: launchAt }),
    campaignId: campaign.id,
    lang: one.lang,
  } as const
  enqueueMail(db, box, { ...about, to, data, sendAt: never, until: launchAt + nowMs }, now)
}

/** Those of a moment that is near, or lately was. */
const launchesWithReminders = (db: Db, now: number): Launch[] =>
  statements(db).near.all({ from: now - 2 * nowMs, until: now + aheadMs })

const statements = prepared(db => ({
  near: db
    .select()
    .from(launches)
    .where(
      and(
        eq(launches.kind, 'real'),
        gt(launches.launchAt, sql.placeholder('from')),
        lt(launches.launchAt, sql.placeholder('until')),
        exists(
          db
            .select({ one: sql`1` })
            .from(pledges)
            .where(and(eq(pledges.campaignId, launches.campaignId), eq(pledges.state, 'confirmed'))),
        ),
      ),
    )
    .prepare(),
}))
