import type { Db } from '../../../../db/open.ts'
import { type SharePlace, sharePlaces } from '../../share/links.ts'
import { readCounts, sumOf } from './counter.ts'

/** A composer somewhere, or what the device itself offers. */
export const shareWays = [...sharePlaces, 'copy', 'device'] as const
export type ShareWay = SharePlace | 'copy' | 'device'

/** `messageId` is a sample's; null where the campaign itself is shared. `day` is YYYY-MM-DD in the campaign's time zone. */
export type ShareCountRow = {
  readonly day: string
  readonly way: ShareWay
  readonly messageId: number | null
  readonly count: number
}

export type Shares = { readonly total: number; readonly rows: readonly ShareCountRow[] }

/** What was opened to share, day by day. Whether it was posted then, nobody here can know. */
export function readShares(db: Db, campaignId: number): Shares {
  const rows = readCounts(db, campaignId, 'share').flatMap(({ period, key, messageId, count }) =>
    isShareWay(key) ? [{ day: period, way: key, messageId: messageId || null, count }] : [],
  )
  return { total: sumOf(rows), rows }
}

const isShareWay = (word: string): word is ShareWay => (shareWays as readonly string[]).includes(word)
