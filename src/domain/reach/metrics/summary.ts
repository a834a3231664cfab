import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { messages } from '../../../../db/schema/campaigns.ts'
import { reachRounds, reachSums, roundSums } from '../../../../db/schema/reach.ts'
import { type NetworkName, networkNames } from '../../../networks/port.ts'
import { countPosted } from '../../ledger/posts-to-measure.ts'
import { type BestPosts, readBestPosts, readGoneSince } from '../best-posts.ts'
import { addUp, type FigureSums, shownIn } from './figures.ts'

export type MetricsRun = typeof reachRounds.$inferSelect

/** Every post at one reading, those that were gone by then with the last figures they had. Moments in ms. */
export type MeasuredMoment = {
  readonly round: MetricsRun
  readonly network: NetworkName
  /** When it was planned for, and when it was read; the second is null while it is being read. */
  readonly plannedAt: number
  readonly readAt: number | null
  readonly sums: FigureSums
  readonly gone: FigureSums
}

/** What was measured of a launch, from the sums kept beside the figures: it reads no row a post but the best ones'. */
export type MeasuredReach = {
  /** The last that is known of every post, gone ones included. */
  readonly now: FigureSums
  /** Those of them that are gone from their network, and since when the first one was missed (ms). */
  readonly gone: FigureSums
  readonly goneSince: number | null
  /** Posts that went out, measured or not yet. */
  readonly posted: number
  readonly networks: readonly (FigureSums & { readonly network: NetworkName })[]
  /** By sample message, most posts first; null: own words. */
  readonly messages: readonly (FigureSums & { readonly messageId: number | null; readonly text: string | null })[]
  /** Rounds that are done or being read, oldest first. */
  readonly overTime: readonly MeasuredMoment[]
  readonly best: BestPosts
  /** All rounds, oldest first: done, running, skipped with a reason, and still to come. */
  readonly rounds: readonly MetricsRun[]
  /** The next one to come (ms); null: none will. */
  readonly nextAt: number | null
  /** When the last reading of all was done (ms); null before the first. */
  readonly lastAt: number | null
  readonly running: boolean
  /** US dollars that all of it cost the operator. */
  readonly dollars: number
}

export function readMeasured(db: Db, launchId: number): MeasuredReach {
  const sums = db.select().from(reachSums).where(eq(reachSums.launchId, launchId)).all()
  const rounds = runsOf(db, launchId)
  return {
    now: addUp(sums),
    gone: addUp(sums.filter(row => row.gone)),
    goneSince: readGoneSince(db, launchId),
    posted: countPosted(db, launchId),
    networks: grouped(sums, row => row.network)
      .map(([network, sum]) => ({ network, ...sum }))
      .sort((one, other) => networkNames.indexOf(one.network) - networkNames.indexOf(other.network)),
    messages: byMessage(db, sums),
    overTime: momentsOf(db, rounds),
    best: readBestPosts(db, launchId),
    rounds,
    nextAt: rounds.find(round => round.state === 'planned')?.plannedAt ?? null,
    lastAt: rounds.reduce<number | null>(
      (last, { doneAt, state }) => later(last, state === 'done' ? doneAt : null),
      null,
    ),
    running: rounds.some(round => round.state === 'running'),
    dollars: rounds.reduce((dollars, round) => dollars + round.dollars, 0),
  }
}

/** Networks that tell how often posts are shown there, and those that tell it of none. */
export const toldBy = ({ networks }: Pick<MeasuredReach, 'networks'>): NetworkName[] =>
  networks.filter(sums => shownIn(sums) !== null).map(({ network }) => network)
export const untoldBy = ({ networks }: Pick<MeasuredReach, 'networks'>): NetworkName[] =>
  networks.filter(sums => shownIn(sums) === null).map(({ network }) => network)

export const runsOf = (db: Db, launchId: number): MetricsRun[] =>
  db
    .select()
    .from(reachRounds)
    .where(eq(reachRounds.launchId, launchId))
    .orderBy(asc(reachRounds.plannedAt), asc(reachRounds.id))
    .all()

function momentsOf(db: Db, rounds: readonly MetricsRun[]): MeasuredMoment[] {
  const read = rounds.filter(round => round.measured + round.gone > 0)
  if (read.length === 0) return []
  const ids = read.map(round => round.id)
  const rows = db.select().from(roundSums).where(inArray(roundSums.roundId, ids)).all()
  return read.map(round => {
    const own = rows.filter(row => row.roundId === round.id)
    const { network, plannedAt, doneAt: readAt } = round
    return { round, network, plannedAt, readAt, sums: addUp(own), gone: addUp(own.filter(row => row.gone)) }
  })
}

function byMessage(db: Db, sums: readonly (FigureSums & { readonly messageId: number })[]): MeasuredReach['messages'] {
  const groups = grouped(sums, row => row.messageId)
  const ids = groups.map(([id]) => id)
  const texts = new Map(
    (ids.length > 0 ? db.select().from(messages).where(inArray(messages.id, ids)).all() : []).map(row => [
      row.id,
      row.text,
    ]),
  )
  return groups
    .map(([id, sum]) => ({ messageId: id === 0 ? null : id, text: texts.get(id) ?? null, ...sum }))
    .sort((one, other) => other.posts - one.posts)
}

function grouped<Row extends FigureSums, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, FigureSums][] {
  const keys = [...new Set(rows.map(keyOf))]
  return keys.map(key => [key, addUp(rows.filter(row => keyOf(row) === key))])
}

const later = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)
