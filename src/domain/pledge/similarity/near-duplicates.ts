import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { bucketsOf } from './buckets.ts'
import { shinglesOf, similarFrom, similarity } from './shingles.ts'
import type { Scope } from './signatures.ts'

/** The other text of a list that a text is most like: its place, how alike (0 to 1), and whether that is too near. */
export type Nearest = { readonly place: number; readonly alike: number; readonly near: boolean }

/** For every text of a short list; null for an empty one, and where there is no other. */
export function nearestOf(texts: readonly string[]): (Nearest | null)[] {
  const shingles = texts.map(shinglesOf)
  return shingles.map((mine, at) => {
    const others = shingles
      .map((other, place) => ({ place, alike: similarity(mine, other) }))
      .filter(({ place }) => place !== at && Number(shingles[place]?.length) > 0)
      .sort((one, other) => other.alike - one.alike)
    const [first] = mine.length === 0 ? [] : others
    return first ? { ...first, near: first.alike >= similarFrom } : null
  })
}

/** How alike the pledges of a campaign on a network are: `alike` of the newest `looked` are the same or nearly so. */
export type NearDuplicates = {
  readonly pledges: number
  readonly looked: number
  readonly alike: number
  /** Confirmed while samples were allowed there, or before that was kept. */
  readonly underSamples: number
}

/** Enough to see how it stands; takes about 0.1 s. */
const mostLookedAt = 1_000

export function readNearDuplicates(db: Db, scope: Scope): NearDuplicates {
  const here = and(
    eq(pledges.campaignId, scope.campaignId),
    eq(pledges.state, 'active'),
    eq(accounts.network, scope.network),
  )
  const own = sql<number>`coalesce(sum(${pledges.textRule} = 'own-words'), 0)`
  const all = db
    .select({ pledges: count(), own })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(here)
    .get() ?? { pledges: 0, own: 0 }
  const newest = db
    .select({ text: pledges.text })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(here)
    .orderBy(desc(pledges.id))
    .limit(mostLookedAt)
    .all()
  const alike = countNearDuplicates(newest.map(row => row.text))
  return { pledges: all.pledges, looked: newest.length, alike, underSamples: all.pledges - all.own }
}

/** How many of these texts have another among them that is the same or nearly so. */
export function countNearDuplicates(texts: readonly string[]): number {
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  const distinct = [...times.keys()].map(text => ({ text, shingles: shinglesOf(text) }))
  const found = new Set(distinct.filter(({ text }) => Number(times.get(text)) > 1))
  const met = new Map<number, (typeof distinct)[number][]>()
  for (const one of distinct) {
    const places = bucketsOf(one.shingles, '')
    for (const other of new Set(places.flatMap(place => met.get(place) ?? [])))
      if (!(found.has(one) && found.has(other)) && similarity(one.shingles, other.shingles) >= similarFrom)
        found.add(one).add(other)
    for (const place of places) met.set(place, [...(met.get(place) ?? []), one])
  }
  return [...found].reduce((sum, { text }) => sum + Number(times.get(text)), 0)
}
