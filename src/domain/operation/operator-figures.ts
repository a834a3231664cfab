import { and, count, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { holds } from '../../../db/schema/holds.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { recentPosts } from '../ledger/recent-posts.ts'

/** What operators watch: pledges, launches, and the posts of launches that go on, by network and state. Throws when the database cannot be read. */
export function figures(db: Db, now: number) {
  return {
    pledges: db
      .select({ network: accounts.network, state: pledges.state, n: count() })
      .from(pledges)
      .innerJoin(accounts, eq(accounts.id, pledges.accountId))
      .where(eq(pledges.by, 'account'))
      .groupBy(accounts.network, pledges.state)
      .all(),
    launches: db
      .select({ kind: launches.kind, state: launches.state, n: count() })
      .from(launches)
      .groupBy(launches.kind, launches.state)
      .all(),
    posts: recentPosts(db, now),
    held: heldOf(db),
  }
}

function heldOf(db: Db) {
  const why = sql<string>`coalesce(${holds.reason}, 'paused')`
  return db
    .select({ network: holds.network, why, n: count() })
    .from(holds)
    .innerJoin(launches, eq(launches.id, holds.launchId))
    .where(
      and(
        eq(launches.kind, 'real'),
        isNull(launches.finishedAt),
        or(isNotNull(holds.pausedAt), isNotNull(holds.haltedAt)),
      ),
    )
    .groupBy(holds.network, why)
    .all()
}
