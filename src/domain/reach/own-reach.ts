import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { reachLatest, reachSums } from '../../../db/schema/reach.ts'
import { deliveryOfPledge } from '../ledger/read.ts'
import { addUp, type FigureSums, type ReachFigures } from './metrics/figures.ts'

/** A supporter's post and the whole it was part of. Moments in ms. */
export type OwnReach = {
  readonly figures: ReachFigures
  /** When these figures were read. */
  readonly at: number
  /** Since when the post is missing on its network; null while it is there. */
  readonly goneSince: number | null
  readonly all: FigureSums
}

/** Null while the post was not measured. */
export function readOwnReach(db: Db, pledgeId: number): OwnReach | null {
  const delivery = deliveryOfPledge(db, pledgeId)
  const own = delivery && db.select().from(reachLatest).where(eq(reachLatest.deliveryId, delivery.id)).get()
  if (!own) return null
  const { impressions, likes, reposts, replies, quotes, bookmarks, at, goneSince } = own
  return {
    figures: { impressions, likes, reposts, replies, quotes, bookmarks },
    at,
    goneSince,
    all: addUp(db.select().from(reachSums).where(eq(reachSums.launchId, own.launchId)).all()),
  }
}
