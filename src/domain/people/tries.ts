import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { tries } from '../../../db/schema/organizers.ts'

export type Count = { readonly count: number; readonly until: number }

/** Counts one more try under a key, beforehand, so that many at once count as many. A window lasts `windowMs`. */
export function countTry(db: Db, key: string, windowMs: number, now: number): Count {
  const isOver = sql`${tries.until} <= ${now}`
  db.delete(tries)
    .where(lt(tries.until, now - windowMs))
    .run()
  return db
    .insert(tries)
    .values({ key, count: 1, until: now + windowMs })
    .onConflictDoUpdate({
      target: tries.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${tries.count} + 1 end`,
        until: sql`case when ${isOver} then ${now + windowMs} else ${tries.until} end`,
      },
    })
    .returning({ count: tries.count, until: tries.until })
    .get()
}

/** It went well after all. */
export function uncountTry(db: Db, key: string): void {
  db.update(tries)
    .set({ count: sql`${tries.count} - 1` })
    .where(and(eq(tries.key, key), gt(tries.count, 0)))
    .run()
}
