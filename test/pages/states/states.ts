import type { Db } from '../../../db/open.ts'
import { batches, deliveries, type launches, senders } from '../../../db/schema/index.ts'
import { noon } from '../../support/context.ts'
import { makeCampaign, makeHold, makeLaunch, makeMessage, makePledgeByHand } from '../../support/factories.ts'
import { burst, type MadeDelivery, makeLedger } from '../../support/ledger.ts'

const [second, minute, day] = [1_000, 60_000, 86_400_000]

const times = (n: number, row: MadeDelivery): MadeDelivery[] => Array.from({ length: n }, () => row)
const posted = (n: number) => burst({ launchAt: noon } as Parameters<typeof burst>[0], n, 300)
const promised = times(4, { armed: false })
const armed = { armedAt: noon - minute }
const opened = { ...armed, openedAt: noon }

type Standing = {
  /** ms */
  readonly now: number
  /** Null: its moment is not set. */
  readonly launch: Partial<typeof launches.$inferInsert> | null
  readonly rows?: readonly MadeDelivery[]
  readonly isDraft?: boolean
  readonly more?: (db: Db, launch: typeof launches.$inferSelect) => void
}

/** The sender of every post is lost, and nobody knows that it is dead. */
function lost(db: Db, { id: launchId }: { readonly id: number }): void {
  const far = { id: 'far', machine: 'elsewhere', egress: 'far', pid: 1, firstSeenAt: noon - day }
  db.insert(senders).values(far).run()
  const row = { launchId, state: 'done', network: 'x', run: 'run', holder: 'far', issuedAt: noon - second } as const
  const { id } = db.insert(batches).values(row).returning().get()
  db.update(deliveries).set({ batchId: id }).run()
}

const finished = { state: 'finished', ...opened, finishedAt: noon + 15 * minute } as const
const stopped = { state: 'stopped', stoppedAt: noon + 400, ...opened } as const
const restored = { ...stopped, stoppedAt: noon + day - minute, restoredAt: noon + day - minute } as const
const cancelled = { state: 'cancelled', finishedAt: noon - 2 * day } as const

/** Every way in which a campaign can stand, by whether its launch is to come, goes on, or has been. */
export const standings = {
  ahead: {
    'a draft without a time': { now: noon - day, launch: null, isDraft: true },
    'a draft': { now: noon - day, launch: { state: 'draft' }, isDraft: true },
    open: { now: noon - day, launch: {}, rows: promised },
    extended: {
      now: noon - day,
      launch: { extendDays: 7, extendedFrom: noon - 7 * day, goalRule: 'nothing' },
      rows: promised,
    },
    rehearsed: {
      now: noon - day,
      launch: {},
      rows: promised,
      more: (db, { campaignId }) =>
        void makeLaunch(db, campaignId, { kind: 'rehearsal', state: 'finished', finishedAt: noon - day }),
    },
    arming: { now: noon - 50 * second, launch: { state: 'arming', ...armed }, rows: times(4, { state: 'pending' }) },
    armed: { now: noon - 5 * second, launch: { state: 'armed', ...armed }, rows: times(4, { state: 'queued' }) },
    'paused before its moment': {
      now: noon - 5 * second,
      launch: { state: 'armed', pausedAt: noon - 6 * second, ...armed },
      rows: times(4, { state: 'queued' }),
    },
    missed: { now: noon + day, launch: { state: 'missed' }, rows: promised },
    'missed, and nobody has said so yet': { now: noon + 6 * minute, launch: {}, rows: promised },
  },
  now: {
    overdue: { now: noon + minute, launch: {}, rows: promised },
    firing: {
      now: noon + second,
      launch: { state: 'firing', ...opened },
      rows: [...posted(2), ...times(2, { state: 'queued' })],
    },
    paused: {
      now: noon + second,
      launch: { state: 'firing', pausedAt: noon + 500, ...opened },
      rows: [...posted(2), ...times(2, { state: 'pending' })],
    },
    'held back': {
      now: noon + second,
      launch: { state: 'halted', ...opened },
      rows: [...posted(2), ...times(2, { state: 'pending' })],
      more: (db, { id }) => makeHold(db, id),
    },
    settling: {
      now: noon + 20 * second,
      launch: { state: 'settling', ...opened },
      rows: [...posted(3), { state: 'unknown', reason: 'reset', sentAt: noon + 5 }],
    },
    'settling, a sender lost': {
      now: noon + minute,
      launch: { state: 'settling', ...opened },
      rows: [...posted(3), { state: 'unknown', reason: 'lost-sender', sentAt: noon + 5 }],
      more: lost,
    },
  },
  over: {
    finished: {
      now: noon + day,
      launch: finished,
      rows: [
        ...posted(3),
        { state: 'refused', reason: 'suspended', sentAt: noon + 5 },
        { state: 'missed', reason: 'too-few' },
      ],
    },
    'finished without a post': { now: noon + day, launch: finished },
    'held back until its end': {
      now: noon + day,
      launch: { state: 'halted', ...opened, finishedAt: noon + 15 * minute },
      rows: [...posted(2), ...times(2, { state: 'missed', reason: 'window-closed' })],
      more: (db, { id }) => makeHold(db, id),
    },
    'just stopped': {
      now: noon + second,
      launch: stopped,
      rows: [...posted(2), { state: 'queued' }, { state: 'stopped' }],
    },
    stopped: {
      now: noon + day,
      launch: { ...stopped, finishedAt: noon + 900 },
      rows: [...posted(2), ...times(2, { state: 'stopped' })],
    },
    restored: {
      now: noon + day,
      launch: restored,
      rows: [...posted(2), ...times(2, { state: 'unknown', reason: 'restored' })],
    },
    cancelled: { now: noon - day, launch: cancelled, rows: promised },
    'cancelled, its moment past': { now: noon + day, launch: cancelled, rows: promised },
    'short of its goal': {
      now: noon + day,
      launch: { state: 'cancelled', unreachedAt: noon, goalCount: 5, goalRule: 'nothing', finishedAt: noon },
      rows: promised,
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Standing>>>>

/** A campaign that stands so, at /c/amend. */
export function makeStanding(db: Db, { launch, rows = [], isDraft, more }: Standing): void {
  const state = isDraft ? 'draft' : 'published'
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it', goal: 40, state, consent: 'News from us' })
  makeMessage(db, campaign.id)
  if (!launch) return
  const made = makeLaunch(db, campaign.id, launch)
  makeLedger(db, made, rows)
  if (rows.length > 0) makePledgeByHand(db, campaign.id)
  more?.(db, made)
}
