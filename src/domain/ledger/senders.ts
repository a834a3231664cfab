import { and, gte, isNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { senders } from '../../../db/schema/batches.ts'
import type { SenderLife } from './types.ts'

/** How often it is written down who was heard, and who counts as alive: several times of it, as a director may be busy. */
export const hearEveryMs = 3_000
const aliveMs = 15_000

/** Writes down who was heard, so that the web knows too: it has no Redis to ask. */
export function hearSenders(db: Db, heard: readonly SenderLife[], now: number): void {
  db.transaction(
    tx => {
      for (const { id, machine, egress, pid, startTicks, sockets, clockApartMs } of heard) {
        const said = { heardAt: now, sockets, clockApartMs: clockApartMs === null ? null : Math.round(clockApartMs) }
        tx.insert(senders)
          .values({ id, machine, egress, pid, startTicks, firstSeenAt: now, ...said })
          .onConflictDoUpdate({ target: senders.id, set: said })
          .run()
      }
    },
    { behavior: 'immediate' },
  )
}

export type AliveSender = {
  readonly id: string
  readonly machine: string
  readonly egress: string
  readonly sockets: number
  readonly clockApartMs: number | null
}

/** Senders heard in the last 15 s and not known to be dead. */
export function aliveSenders(db: Db, now: number): AliveSender[] {
  const { id, machine, egress, sockets, clockApartMs } = senders
  return db
    .select({ id, machine, egress, sockets, clockApartMs })
    .from(senders)
    .where(and(isNull(senders.deadAt), gte(senders.heardAt, now - aliveMs)))
    .orderBy(egress, id)
    .all()
    .map(sender => ({ ...sender, sockets: sender.sockets ?? 0 }))
}
