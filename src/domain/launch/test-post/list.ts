import { and, desc, eq, lt } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { testPosts } from '../../../../db/schema/test-posts.ts'

/** With the account as it is called now, and whether our permission for it stands. */
export type TestPost = typeof testPosts.$inferSelect & {
  /** Null once the account is kept no more, as its permission went back and no pledge needs it. */
  readonly handle: string | null
  readonly isLive: boolean
}

/** Until its moment is near: from then on every request belongs to the launch. */
export function mayTest(db: Pick<Db, 'select'>, campaignId: number): boolean {
  const real = and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real'))
  const launch = db.select({ state: launches.state }).from(launches).where(real).get()
  return !launch || launch.state === 'draft' || launch.state === 'open'
}

/** A request that was begun so long ago, in ms, is not under way any more. */
const underWayMs = 60_000

/** The newest first. One whose process ended before it heard the answer is as unclear as one without an answer. */
export function listTestPosts(db: Db, campaignId: number, now: number): TestPost[] {
  const lost = and(eq(testPosts.state, 'sending'), lt(testPosts.madeAt, now - underWayMs))
  db.update(testPosts).set({ state: 'unknown', reason: 'reset', settledAt: now }).where(lost).run()
  return db
    .select({ post: testPosts, account: accounts, grant: grants.state })
    .from(testPosts)
    .innerJoin(accounts, eq(accounts.id, testPosts.accountId))
    .leftJoin(grants, eq(grants.accountId, testPosts.accountId))
    .where(eq(testPosts.campaignId, campaignId))
    .orderBy(desc(testPosts.id))
    .all()
    .map(({ post, account, grant }) => ({
      ...post,
      handle: account.remoteId.startsWith('erased:') ? null : account.handle,
      isLive: grant === 'live',
    }))
}
