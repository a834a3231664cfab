import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import type { AppLimit, NetworkName } from '../../networks/port.ts'
import { networkNames } from '../../networks/port.ts'
import { rehearsalHosts } from './kind.ts'
import { statementsOf } from './statements.ts'

export type HostName = { readonly network: NetworkName; readonly host: string }

/** Rows of batches that have left, or may have left. */
const spent = sql<number>`coalesce(sum(${batches.size} - ${batches.unsent}), 0)`

/**
 * Posts that the app may still make now: its limit less the posts of all launches in the last span. A row that a sender holds or
 * that is unresolved counts as a post; a batch counts until one span after its last row.
 */
export function appRoom(db: Db, network: NetworkName, limit: AppLimit, now: number): number {
  if (limit === null) return Number.POSITIVE_INFINITY
  const used = db
    .select({ n: spent })
    .from(batches)
    .where(sql`${batches.network} = ${network} and (done_at is null or done_at > ${now - limit.ms})
      and (host is null or host not like ${rehearsalHosts})`)
    .get()
  return Math.max(0, limit.posts - (used?.n ?? 0))
}

/** Rows that senders hold or that are in the queue, by host. */
export function rowsOut(db: Db): readonly (HostName & { readonly rows: number })[] {
  return (
    db
      .select({ network: batches.network, host: batches.host, rows: spent })
      .from(batches)
      // Uses the index on open batches.
      .where(sql`state <> 'done' and state = 'queued'`)
      .groupBy(sql`+network`, sql`+host`)
      .all()
      .flatMap(({ network, host, rows }) => (network && host ? [{ network, host, rows }] : []))
  )
}

/** Hosts of a launch's pending deliveries. One index step for each host, however many deliveries wait. */
export function pendingHosts(db: Db, launchId: number): HostName[] {
  const { nextHost } = statementsOf(db)
  return networkNames.flatMap(network => {
    const hosts: HostName[] = []
    let last = nextHost.get({ launchId, network, host: '' })
    while (last) {
      hosts.push({ network, host: last.host })
      last = nextHost.get({ launchId, network, host: last.host })
    }
    return hosts
  })
}
