import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { hostHolds } from '../../../db/schema/holds.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { HaltReason, RefusalReason } from '../../networks/post-outcome.ts'
import type { HostName } from './room.ts'

/** A server whose posts of a launch are held back. */
export type HostHold = typeof hostHolds.$inferSelect

export type HostHalt = {
  readonly reason: HaltReason
  readonly said: string | null
  readonly alike: RefusalReason | null
  readonly contact: string | null
}

/** As a clearance and a sender name it, beside networks that are held back as a whole. */
export const nameOfHost = ({ network, host }: HostName): string => `${network} ${host}`

/** The servers of a launch to which nothing may leave. */
export const heldHosts = (db: Db, launchId: number): HostHold[] => statements(db).held.all({ launchId })

const statements = prepared(db => ({
  // Read 20 times a second, for every clearance.
  held: db
    .select()
    .from(hostHolds)
    .where(and(eq(hostHolds.launchId, sql.placeholder('launchId')), isNotNull(hostHolds.haltedAt)))
    .orderBy(hostHolds.network, hostHolds.host)
    .prepare(),
}))

/** False when it is held back already. To be called in a transaction. */
export function holdHost(db: Db, launchId: number, { network, host }: HostName, halt: HostHalt, now: number): boolean {
  const halted = { haltedAt: now, ...halt }
  const { changes } = db
    .insert(hostHolds)
    .values({ launchId, network, host, ...halted })
    .onConflictDoUpdate({
      target: [hostHolds.launchId, hostHolds.network, hostHolds.host],
      set: halted,
      setWhere: isNull(hostHolds.haltedAt),
    })
    .run()
  return changes === 1
}

/** Goes on at all servers of these networks. */
export function releaseHosts(db: Db, launchId: number, networks: readonly NetworkName[], now: number): void {
  db.update(hostHolds)
    .set({ haltedAt: null, reason: null, said: null, resumedAt: now })
    .where(
      and(eq(hostHolds.launchId, launchId), inArray(hostHolds.network, [...networks]), isNotNull(hostHolds.haltedAt)),
    )
    .run()
}
