import { createHmac } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { tries } from '../../../db/schema/organizers.ts'
import type { SecretBox } from '../../lib/secret-box.ts'

export type Tries = { readonly count: number; readonly until: number }

/** Addresses of people and of the net are not kept: only who has the key can tell whose count it is. */
export function tryKey(box: SecretBox, name: string, who: string): string {
  const [secret = ''] = box.derive('tries')
  return createHmac('sha256', secret).update(`${name} ${who}`).digest('base64url')
}

const sweepEveryMs = 60_000

/**
 * Counts a try, or `cost` of them, under a key, beforehand, so that many at once count as many. A window lasts
 * `windowMs`. All processes count together. Not inside a transaction.
 */
export function countTry(db: Db, key: string, windowMs: number, now: number, cost = 1): Tries {
  return withoutWaiting(db, () => {
    if (now >= (sweptAt.get(db) ?? 0) + sweepEveryMs) {
      sweptAt.set(db, now)
      statements(db).sweep.run({ now })
    }
    return countTryWithin(db, key, windowMs, now, cost)
  })
}

/** A database, or a transaction in it. */
export type Within = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>

/** The same as a part of a transaction. */
export const countTryWithin = (tx: Within, key: string, windowMs: number, now: number, cost = 1): Tries =>
  statements(tx).count.get({ key, cost, now, end: now + windowMs })

export const uncountTryWithin = (tx: Within, key: string) => statements(tx).uncount.run({ key })

/** It went well after all. */
export function uncountTry(db: Db, key: string): void {
  withoutWaiting(db, () => uncountTryWithin(db, key))
}

const keysAtMost = 20_000

/**
 * Counts as `countTry` does, but tells the table only what came together to `together`: who spends little costs no
 * write. What others have told is read when a key is new here; later each process may let pass that much too much.
 */
export function countTogether(db: Db, windowMs: number, together: number) {
  const own = new Map<string, { count: number; untold: number; until: number }>()
  return (key: string, cost: number, now: number): Tries => {
    const last = own.get(key)
    const mine = last && now < last.until ? last : { untold: 0, ...tried(db, key, windowMs, now) }
    mine.untold += cost
    if (mine.untold >= together) {
      const { count, until } = countTry(db, key, windowMs, now, mine.untold)
      Object.assign(mine, { count, until, untold: 0 })
    }
    // Strangers may make keys up. Who is forgotten is forgiven less than `together`.
    if (own.size >= keysAtMost) own.clear()
    own.set(key, mine)
    return { count: mine.count + mine.untold, until: mine.until }
  }
}

/** What is counted under a key. */
function tried(db: Db, key: string, windowMs: number, now: number): Tries {
  const told = statements(db).read.get({ key })
  return told && now < told.until ? told : { count: 0, until: now + windowMs }
}

const sweptAt = new WeakMap<Db, number>()

const given = (name: 'key' | 'cost' | 'now' | 'end') => sql`${sql.placeholder(name)}`
const isOver = sql`${tries.until} <= ${given('now')}`

const statements = prepared((db: Within) => ({
  sweep: db
    .delete(tries)
    .where(lte(tries.until, given('now')))
    .prepare(),
  count: db
    .insert(tries)
    .values({ key: given('key'), count: given('cost'), until: given('end') })
    .onConflictDoUpdate({
      target: tries.key,
      set: {
        count: sql`case when ${isOver} then 0 else ${tries.count} end + ${given('cost')}`,
        until: sql`case when ${isOver} then ${given('end')} else ${tries.until} end`,
      },
    })
    .returning({ count: tries.count, until: tries.until })
    .prepare(),
  read: db
    .select({ count: tries.count, until: tries.until })
    .from(tries)
    .where(eq(tries.key, given('key')))
    .prepare(),
  uncount: db
    .update(tries)
    .set({ count: sql`${tries.count} - 1` })
    .where(and(eq(tries.key, given('key')), gt(tries.count, 0)))
    .prepare(),
}))
