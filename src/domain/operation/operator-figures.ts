import { count, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'

/** What operators watch: pledges and launches by state. Throws when the database cannot be read. */
export function figures(db: Db) {
  return {
    pledges: db
      .select({ state: pledges.state, n: count() })
      .from(pledges)
      .where(eq(pledges.by, 'account'))
      .groupBy(pledges.state)
      .all(),
    launches: db
      .select({ kind: launches.kind, state: launches.state, n: count() })
      .from(launches)
      .groupBy(launches.kind, launches.state)
      .all(),
  }
}
