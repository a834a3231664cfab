import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { shares } from '../../../../db/schema/campaigns.ts'
import { type SharePlace, sharePlaces } from '../../share/links.ts'
import { createWriteBehindCounter, type WriteBehindCounter } from './write-behind-counter.ts'

/** A composer somewhere, or what the device itself offers. */
export const shareWays = [...sharePlaces, 'copy', 'device'] as const
export type ShareWay = SharePlace | 'copy' | 'device'

/** `messageId` is a sample's; null where the campaign itself is shared. `day` is YYYY-MM-DD in the campaign's time zone. */
export type Share = {
  readonly campaignId: number
  readonly day: string
  readonly way: ShareWay
  readonly messageId: number | null
}

/** Counts what was opened to share. Whether it was posted then, nobody here can know. */
export type ShareCounter = { readonly count: (share: Share) => void; readonly flush: () => void }

type Key = Omit<Share, 'messageId'> & { readonly messageId: number }

export function createShareCounter(db: Db): ShareCounter {
  const counter: WriteBehindCounter<Key> = createWriteBehindCounter(db, rows => addShares(db, rows))
  return { flush: counter.flush, count: share => counter.add({ ...share, messageId: share.messageId ?? 0 }) }
}

function addShares(db: Db, rows: readonly (Key & { readonly n: number })[]): void {
  db.insert(shares)
    .values(rows.map(({ n, ...key }) => ({ ...key, count: n })))
    .onConflictDoUpdate({
      target: [shares.campaignId, shares.day, shares.way, shares.messageId],
      set: { count: sql`${shares.count} + excluded.count` },
    })
    .run()
}

export type ShareCountRow = Omit<Share, 'campaignId'> & { readonly count: number }

export type Shares = { readonly total: number; readonly rows: readonly ShareCountRow[] }

/** What was opened to share, day by day, as far as it is written (about a second behind). */
export function readShares(db: Db, campaignId: number): Shares {
  const all = db.select().from(shares).where(eq(shares.campaignId, campaignId)).orderBy(asc(shares.day)).all()
  const rows = all.flatMap(({ day, way, messageId, count }) =>
    isShareWay(way) ? [{ day, way, messageId: messageId || null, count }] : [],
  )
  return { total: rows.reduce((sum, row) => sum + row.count, 0), rows }
}

export const isShareWay = (word: string): word is ShareWay => (shareWays as readonly string[]).includes(word)
