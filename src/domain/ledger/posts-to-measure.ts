import { and, asc, between, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../../networks/port.ts'

/** A post whose metrics can be read. */
export type Posted = {
  readonly delivery: number
  readonly remoteId: string
  readonly host: string
  /** The sample it is; null for own words. */
  readonly messageId: number | null
  readonly followers: number
}

/** The next posts of a launch on one network after delivery `afterId`, up to delivery `lastId`. By id. */
export function postedAfter(
  db: Db,
  launchId: number,
  network: NetworkName,
  { afterId, lastId }: { readonly afterId: number; readonly lastId: number },
  limit: number,
): Posted[] {
  return (
    db
      .select({
        delivery: deliveries.id,
        remoteId: sql<string>`${deliveries.remoteId}`,
        host: deliveries.host,
        messageId: pledges.messageId,
        followers: accounts.followers,
      })
      .from(deliveries)
      .innerJoin(pledges, eq(pledges.id, deliveries.pledgeId))
      .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
      // The plus makes SQLite use the ids: with the index of the launch it would sort all of them for every page.
      .where(
        and(
          gt(deliveries.id, afterId),
          lte(deliveries.id, lastId),
          sql`+${deliveries.launchId} = ${launchId}`,
          sql`+${deliveries.state} = 'posted'`,
          sql`+${deliveries.network} = ${network}`,
          sql`${deliveries.remoteId} is not null`,
        ),
      )
      .orderBy(asc(deliveries.id))
      .limit(limit)
      .all()
  )
}

/** How many posts a launch has on a network, and the first and last id of all its deliveries. */
export const postedSpan = (db: Db, launchId: number, network: NetworkName) => ({
  total: countPosted(db, launchId, network),
  ...deliverySpan(db, launchId),
})

/** The first and last id of the deliveries of a launch; 0 and 0 while it has none. */
export function deliverySpan(db: Db, launchId: number): { readonly first: number; readonly last: number } {
  const ids = db
    .select({ first: sql<number | null>`min(id)`, last: sql<number | null>`max(id)` })
    .from(deliveries)
    .where(eq(deliveries.launchId, launchId))
    .get()
  return { first: ids?.first ?? 0, last: ids?.last ?? 0 }
}

export function countPosted(db: Db, launchId: number, network?: NetworkName): number {
  const posted = and(eq(deliveries.launchId, launchId), eq(deliveries.state, 'posted'))
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(deliveries)
    .where(network ? and(posted, eq(deliveries.network, network)) : posted)
    .get()
  return row?.n ?? 0
}

/** Authors and addresses of posts. `handle` without the @. */
export function authorsOf(db: Db, ids: readonly number[]) {
  const { id, url, text } = deliveries
  const { handle, name, profileUrl } = accounts
  return db
    .select({ id, url, text, handle, name, profileUrl })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(inArray(id, [...ids]))
    .all()
}

/** Handles and addresses of posts by delivery id, from `first` to `last` inclusive. `handle` without the @. */
export const namesBetween = (db: Db, first: number, last: number) =>
  new Map(
    names(db)
      .between.all({ first, last })
      .map(({ id, ...name }) => [id, name]),
  )

const names = prepared(db => ({
  between: db
    .select({ id: deliveries.id, handle: accounts.handle, url: deliveries.url, host: deliveries.host })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(between(deliveries.id, sql.placeholder('first'), sql.placeholder('last')))
    .prepare(),
}))

export function hasPosted(db: Db, launchId: number, network: NetworkName): boolean {
  const posted = and(eq(deliveries.launchId, launchId), eq(deliveries.state, 'posted'), eq(deliveries.network, network))
  return db.select({ id: deliveries.id }).from(deliveries).where(posted).limit(1).get() !== undefined
}
