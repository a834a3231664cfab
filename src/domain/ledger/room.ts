import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import type { AppLimit, NetworkName } from '../network.ts'

export type HostName = { readonly network: NetworkName; readonly host: string }

/** Rows of a batch that have left, or may have. */
const spent = sql<number>`coalesce(sum(${batches.size} - ${batches.unsent}), 0)`

/**
 * Posts that the app may still make now: what it made in the last span of its limit, all launches together, is taken off.
 * A row that a sender holds or that is in doubt counts as made; a batch counts until the span after its last row is over.
 */
export function appRoom(db: Db, network: NetworkName, limit: AppLimit, now: number): number {
  if (limit === null) return Number.POSITIVE_INFINITY
  const used = db
    .select({ n: spent })
    .from(batches)
    .where(sql`${batches.network} = ${network} and (done_at is null or done_at > ${now - limit.ms})`)
    .get()
  return Math.max(0, limit.posts - (used?.n ?? 0))
}

/** Rows that are in senders' hands or on the way there, by host. */
export function rowsOut(db: Db): readonly (HostName & { readonly rows: number })[] {
  return db
    .select({ network: batches.network, host: batches.host, rows: spent })
    .from(batches)
    .where(eq(batches.state, 'queued'))
    .groupBy(batches.network, batches.host)
    .all()
    .flatMap(({ network, host, rows }) => (network && host ? [{ network, host, rows }] : []))
}

/** Hosts that pending deliveries of a launch go to. One step of the index a host, however many deliveries wait. */
export function pendingHosts(db: Db, launchId: number): HostName[] {
  const of = sql`launch_id = ${launchId} and state = 'pending'`
  // SQLite does not skip through an index by itself; and only with an order does it read one row a step.
  const next = (beyond: ReturnType<typeof sql>) =>
    sql`select network, host from ${deliveries} where ${of} and ${beyond} order by network, host limit 1`
  const hosts: HostName[] = []
  let last: HostName | undefined = db.get<HostName>(next(sql`true`))
  while (last) {
    hosts.push(last)
    last = db.get<HostName>(next(sql`(network, host) > (${last.network}, ${last.host})`))
  }
  return hosts
}
