import { and, asc, eq, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { type countKinds, counts } from '../../../../db/schema/reach.ts'

export type CountKind = (typeof countKinds)[number]

/** One thing that happened, as the columns of `counts` say it. Nothing about who did it. */
export type Count = {
  readonly campaignId: number
  readonly kind: CountKind
  readonly period?: string
  readonly key?: string
  readonly messageId?: number | null
  /** Where strangers make up keys: new ones count as `rest` when a campaign has so many. */
  readonly bound?: { readonly keys: number; readonly rest: string }
}

/** Counts in memory, and writes about once a second. */
export type Counter = {
  readonly add: (count: Count) => void
  /** What is counted and not written yet. */
  readonly waiting: () => readonly Counted[]
  readonly flush: () => void
}

type Counted = Count & { readonly count: number }

/** How long counts wait in memory, in ms: a page must not wait for a write while a launch is being settled. */
const flushAfterMs = 1_000

export function createCounter(db: Db): Counter {
  let counted = new Map<string, Counted>()
  let scheduled = false

  const flush = () => {
    scheduled = false
    if (counted.size === 0 || !db.$client.open) return
    try {
      withoutWaiting(db, () => db.transaction(() => addBounded(db, counted.values()), { behavior: 'immediate' }))
      counted = new Map()
    } catch {
      // No room, or the database is busy: they wait for the next one, and are lost with the process at worst.
    }
  }
  return {
    flush,
    waiting: () => [...counted.values()],
    add: count => {
      const name = JSON.stringify(count)
      counted.set(name, { ...count, count: (counted.get(name)?.count ?? 0) + 1 })
      if (!scheduled) setTimeout(flush, flushAfterMs).unref()
      scheduled = true
    },
  }
}

function addBounded(db: Db, rows: Iterable<Counted>): void {
  const known = new Map<string, Set<string>>()
  for (const row of rows) {
    const { campaignId, kind, key = '', bound } = row
    const name = `${campaignId} ${kind}`
    const keys =
      known.get(name) ??
      new Set(
        bound &&
          statements(db)
            .keys.all(row)
            .map(found => found.key),
      )
    const fits = !bound || keys.has(key) || keys.size - Number(keys.has(bound.rest)) < bound.keys
    if (bound) known.set(name, keys.add(fits ? key : bound.rest))
    addCount(db, fits ? row : { ...row, key: bound.rest })
  }
}

export function addCount(db: Db, { period = '', key = '', messageId, count, campaignId, kind }: Counted): void {
  statements(db).add.run({ campaignId, kind, period, key, messageId: messageId ?? 0, count })
}

export type CountRow = Pick<typeof counts.$inferSelect, 'period' | 'key' | 'messageId' | 'count'>

/** From the first period to the last, as far as it is written (about a second behind). */
export const readCounts = (db: Db, campaignId: number, kind: CountKind): CountRow[] =>
  statements(db).read.all({ campaignId, kind })

export const sumOf = (rows: readonly { readonly count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)

const of = and(eq(counts.campaignId, sql.placeholder('campaignId')), eq(counts.kind, sql.placeholder('kind')))

const statements = prepared(db => ({
  add: db
    .insert(counts)
    .values({
      campaignId: sql.placeholder('campaignId'),
      kind: sql.placeholder('kind'),
      period: sql.placeholder('period'),
      key: sql.placeholder('key'),
      messageId: sql.placeholder('messageId'),
      count: sql.placeholder('count'),
    })
    .onConflictDoUpdate({
      target: [counts.campaignId, counts.kind, counts.period, counts.key, counts.messageId],
      set: { count: sql`${counts.count} + excluded.count` },
    })
    .prepare(),
  keys: db.selectDistinct({ key: counts.key }).from(counts).where(of).prepare(),
  read: db
    .select({ period: counts.period, key: counts.key, messageId: counts.messageId, count: counts.count })
    .from(counts)
    .where(of)
    .orderBy(asc(counts.period), asc(counts.key), asc(counts.messageId))
    .prepare(),
}))
