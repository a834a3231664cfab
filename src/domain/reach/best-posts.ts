import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { reachLatest } from '../../../db/schema/reach.ts'
import type { NetworkName } from '../../networks/port.ts'
import { authorsOf } from '../ledger/posts-to-measure.ts'
import type { ReachFigures } from './metrics/figures.ts'

export type RankedBy = 'impressions' | 'reactions'

/** A post with its author. `handle` without the @; `url` null where the network never told it. */
export type BestPost = ReachFigures & {
  readonly deliveryId: number
  readonly network: NetworkName
  readonly messageId: number | null
  readonly followers: number
  readonly handle: string
  readonly name: string
  readonly profileUrl: string
  readonly url: string | null
  readonly text: string
}

/** The first ten by how often they were shown, and by likes, reposts, replies and quotes together; fewer where fewer have any of it. Posts that are gone are left out. */
export type BestPosts = Readonly<Record<RankedBy, readonly BestPost[]>>

export function readBestPosts(db: Db, launchId: number): BestPosts {
  const lists = eachFigure(figure => bestBy(db, launchId, figure))
  const ids = [...new Set(Object.values(lists).flatMap(rows => rows.map(row => row.deliveryId)))]
  const authors = new Map((ids.length > 0 ? authorsOf(db, ids) : []).map(({ id, ...author }) => [id, author]))
  return eachFigure(figure =>
    lists[figure].flatMap(({ messageId, ...row }) => {
      const author = authors.get(row.deliveryId)
      return author ? [{ ...row, ...author, messageId: messageId === 0 ? null : messageId }] : []
    }),
  )
}

const eachFigure = <T>(of: (figure: RankedBy) => T): Record<RankedBy, T> => ({
  impressions: of('impressions'),
  reactions: of('reactions'),
})

/** As its index has it: by `desc(impressions)`, or by a sum of the same words, the first ten are read and no more. */
const ranks: Readonly<Record<RankedBy, SQL>> = {
  impressions: sql`${reachLatest.impressions}`,
  reactions: sql`likes + reposts + replies + quotes`,
}

function bestBy(db: Db, launchId: number, figure: RankedBy) {
  const { deliveryId, network, messageId, followers, impressions, likes, reposts, replies, quotes, bookmarks } =
    reachLatest
  return db
    .select({ deliveryId, network, messageId, followers, impressions, likes, reposts, replies, quotes, bookmarks })
    .from(reachLatest)
    .where(and(eq(reachLatest.launchId, launchId), sql`${ranks[figure]} > 0`, sql`${reachLatest.goneSince} is null`))
    .orderBy(desc(ranks[figure]))
    .limit(10)
    .all()
}

/** When the first post was missed that is still gone (ms). */
export function readGoneSince(db: Db, launchId: number): number | null {
  const row = db
    .select({ since: sql<number | null>`min(${reachLatest.goneSince})` })
    .from(reachLatest)
    .where(and(eq(reachLatest.launchId, launchId), isNotNull(reachLatest.goneSince)))
    .get()
  return row?.since ?? null
}
