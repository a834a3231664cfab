import { inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { measurements, reachLatest, reachRounds, reachSums, roundSums } from '../../../../db/schema/reach.ts'
import type { Posted } from '../../ledger/posts-to-measure.ts'
import { addUp, type FigureSums, noFigures, type ReachFigures, sumNames } from './figures.ts'
import { billingDay } from './price.ts'
import { held, holdMs } from './run.ts'
import type { MetricsRun } from './summary.ts'

/** What a network said of a post: its figures, that it is gone, or nothing. */
export type PostMetrics = ReachFigures | 'gone' | null
type Latest = typeof reachLatest.$inferSelect

/**
 * Writes what was read of the next posts: their figures, the sums and the cursor, all of it or nothing. Null when the
 * round is another reader's by now, or these posts were written already: then nothing was counted twice.
 */
export function storeMetrics(
  db: Db,
  round: MetricsRun,
  posts: readonly Posted[],
  {
    seenOf,
    price,
    now,
  }: { readonly seenOf: (post: Posted) => PostMetrics; readonly price: number; readonly now: number },
): MetricsRun | null {
  return db.transaction(
    tx => {
      const ids = posts.map(post => post.delivery)
      const known = tx.select().from(reachLatest).where(inArray(reachLatest.deliveryId, ids)).all()
      const before = new Map(known.map(row => [row.deliveryId, row]))
      const after = posts.flatMap(post => latestOf(round, post, seenOf(post), before.get(post.delivery), now))
      const there = after.filter(row => row.goneSince === null)
      const billed = there.filter(row => (before.get(row.deliveryId)?.at ?? 0) < billingDay(now)).length
      const next = tx
        .update(reachRounds)
        .set({
          afterId: ids.at(-1) ?? round.lastId,
          measured: sql`measured + ${there.length}`,
          gone: sql`gone + ${after.length - there.length}`,
          silent: sql`silent + ${posts.length - after.length}`,
          dollars: sql`dollars + ${billed * price}`,
          holdUntil: now + holdMs,
          failures: 0,
          reason: null,
        })
        .where(held(round))
        .returning()
        .get()
      if (!next) return null
      writeFigures(tx, round, after, now)
      addToRound(tx, round.id, [...after, ...unheard(posts, after, before)])
      const replaced = after.flatMap(row => before.get(row.deliveryId) ?? [])
      addToLaunch(tx, round, after, replaced)
      return next
    },
    { behavior: 'immediate' },
  )
}

/** Posts the network said nothing of keep their last figures in the round's sums, or the whole would seem to shrink. */
function unheard(posts: readonly Posted[], heard: readonly Latest[], before: ReadonlyMap<number, Latest>): Latest[] {
  const ids = new Set(heard.map(row => row.deliveryId))
  return posts.flatMap(({ delivery }) => (ids.has(delivery) ? [] : (before.get(delivery) ?? [])))
}

type Tx = Pick<Db, 'insert'>

const nothing: ReachFigures = { impressions: null, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: null }

function latestOf(
  round: MetricsRun,
  post: Posted,
  seen: PostMetrics,
  before: Latest | undefined,
  now: number,
): Latest[] {
  if (seen === null) return []
  const gone = seen === 'gone'
  return [
    {
      deliveryId: post.delivery,
      launchId: round.launchId,
      network: round.network,
      messageId: before?.messageId ?? post.messageId ?? 0,
      followers: before?.followers ?? post.followers,
      at: gone ? (before?.at ?? 0) : now,
      goneSince: gone ? (before?.goneSince ?? now) : null,
      ...figuresIn(gone ? (before ?? nothing) : seen),
    },
  ]
}

const figuresIn = ({ impressions, likes, reposts, replies, quotes, bookmarks }: ReachFigures): ReachFigures => ({
  impressions,
  likes,
  reposts,
  replies,
  quotes,
  bookmarks,
})

function writeFigures(tx: Tx, round: MetricsRun, rows: readonly Latest[], now: number): void {
  for (const row of rows) {
    const { deliveryId, goneSince, at } = row
    const figures = figuresIn(row)
    tx.insert(measurements)
      .values({ deliveryId, roundId: round.id, at: now, gone: goneSince !== null, ...figures })
      .run()
    tx.insert(reachLatest)
      .values(row)
      .onConflictDoUpdate({ target: reachLatest.deliveryId, set: { at, goneSince, ...figures } })
      .run()
  }
}

function addToRound(tx: Tx, roundId: number, rows: readonly Latest[]): void {
  for (const { messageId, gone, sums } of inGroups(rows))
    tx.insert(roundSums)
      .values({ roundId, messageId, gone, ...sums })
      .onConflictDoUpdate({ target: [roundSums.roundId, roundSums.messageId, roundSums.gone], set: increments })
      .run()
}

function addToLaunch(tx: Tx, round: MetricsRun, rows: readonly Latest[], replaced: readonly Latest[]): void {
  const { launchId, network } = round
  const target = [reachSums.launchId, reachSums.network, reachSums.messageId, reachSums.gone]
  const less = inGroups(replaced).map(group => ({ ...group, sums: negative(group.sums) }))
  for (const { messageId, gone, sums } of [...inGroups(rows), ...less])
    tx.insert(reachSums)
      .values({ launchId, network, messageId, gone, ...sums })
      .onConflictDoUpdate({ target, set: increments })
      .run()
}

const columns = {
  impressionsOf: 'impressions_of',
  bookmarksOf: 'bookmarks_of',
} as const satisfies Partial<Record<keyof FigureSums, string>>

const columnOf = (name: keyof FigureSums) => (name === 'impressionsOf' || name === 'bookmarksOf' ? columns[name] : name)

/** What is there, and what comes. */
const increments = Object.fromEntries(
  sumNames.map(name => [name, sql.raw(`${columnOf(name)} + excluded.${columnOf(name)}`)]),
)

function inGroups(rows: readonly Latest[]) {
  const keyOf = ({ messageId, goneSince }: Latest) => `${messageId} ${goneSince !== null}`
  const groups = new Map<string, Latest[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()].map(group => ({
    messageId: group[0]?.messageId ?? 0,
    gone: group[0]?.goneSince !== null,
    sums: addUp(group.map(sumsOf)),
  }))
}

const sumsOf = (row: Latest): FigureSums => ({
  posts: 1,
  followers: row.followers,
  impressions: row.impressions ?? 0,
  impressionsOf: row.impressions === null ? 0 : 1,
  likes: row.likes,
  reposts: row.reposts,
  replies: row.replies,
  quotes: row.quotes,
  bookmarks: row.bookmarks ?? 0,
  bookmarksOf: row.bookmarks === null ? 0 : 1,
})

function negative(sums: FigureSums): FigureSums {
  const less = { ...noFigures }
  return Object.assign(less, Object.fromEntries(sumNames.map(name => [name, -sums[name]])))
}
