import { and, gte, isNull, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { senders } from '../../../db/schema/batches.ts'
import type { SenderIdentity, SenderLife } from './types.ts'

/** How often heartbeats are recorded. A sender counts as alive for several intervals, because a director may be busy. */
export const hearEveryMs = 3_000
const aliveMs = 15_000

/** `differs`: names of the settings that differ from the director's; none for a sender that is used. */
export type HeardSender = SenderIdentity &
  Pick<SenderLife, 'sockets' | 'clockApartMs'> & { readonly differs: readonly string[] }

/** Records heartbeats for the web process, which has no Redis. */
export function hearSenders(db: Db, heard: readonly HeardSender[], now: number): void {
  const { hear } = statements(db)
  const write = () => {
    for (const { id, machine, egress, pid, startTicks, sockets, clockApartMs, differs } of heard) {
      const apart = clockApartMs === null ? null : Math.round(clockApartMs)
      hear.run({ id, machine, egress, pid, startTicks, now, sockets, apart, differs })
    }
  }
  // A skipped write does no harm: the next heartbeat comes soon.
  withoutWaiting(db, () => db.transaction(write, { behavior: 'immediate' }))
}

const p = sql.placeholder
const statements = prepared(db => ({
  hear: db
    .insert(senders)
    .values({
      id: p('id'),
      machine: p('machine'),
      egress: p('egress'),
      pid: p('pid'),
      startTicks: p('startTicks'),
      firstSeenAt: p('now'),
      heardAt: p('now'),
      sockets: p('sockets'),
      clockApartMs: p('apart'),
      differs: p('differs'),
    })
    .onConflictDoUpdate({
      target: senders.id,
      set: {
        heardAt: sql`excluded.heard_at`,
        sockets: sql`excluded.sockets`,
        clockApartMs: sql`excluded.clock_apart_ms`,
        differs: sql`excluded.differs`,
      },
    })
    .prepare(),
}))

export type AliveSender = {
  readonly id: string
  readonly machine: string
  readonly egress: string
  readonly sockets: number
  readonly clockApartMs: number | null
}

/** Senders heard in the last 15 s that are used and not known to be dead. */
export function aliveSenders(db: Db, now: number): AliveSender[] {
  return heardLately(db, now).flatMap(({ differs, pid: _, ...sender }) => (differs.length === 0 ? [sender] : []))
}

/** A sender that is not used, because its settings differ from the director's. */
export type LeftOut = { readonly egress: string; readonly pid: number; readonly differs: readonly string[] }

/** Senders heard in the last 15 s that get no work. */
export function leftOutSenders(db: Db, now: number): LeftOut[] {
  return heardLately(db, now).flatMap(({ egress, pid, differs }) =>
    differs.length > 0 ? [{ egress, pid, differs }] : [],
  )
}

function heardLately(db: Db, now: number) {
  const { id, machine, egress, pid, sockets, clockApartMs, differs } = senders
  return db
    .select({ id, machine, egress, pid, sockets, clockApartMs, differs })
    .from(senders)
    .where(and(isNull(senders.deadAt), gte(senders.heardAt, now - aliveMs)))
    .orderBy(egress, id)
    .all()
    .map(sender => ({ ...sender, sockets: sender.sockets ?? 0 }))
}
