import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import { launches } from '../../../db/schema/launches.ts'
import { launchesAtWork } from './advance.ts'

/** Launches whose moment is at or before `by` (ms) and that are not opened yet. */
export const unopenedBy = (db: Db, by: number) =>
  launchesAtWork(db).filter(launch => launch.openedAt === null && launch.launchAt <= by)

/** Senders that hold batches of a launch that are not closed. */
export function holdersOf(db: Db, launchId: number): (typeof senders.$inferSelect)[] {
  const held = db.select({ holder: batches.holder }).from(batches).where(queuedOf(launchId))
  return db.select().from(senders).where(inArray(senders.id, held)).all()
}

/**
 * Opens a launch: only after this is committed may a clearance be published that was read at its moment or later. `dead`: senders
 * that were dead before; no row that they hold can have left, whatever the watermark.
 */
export function openLaunch(db: Db, launchId: number, dead: readonly string[], now: number): void {
  db.transaction(
    tx => {
      const opened = tx
        .update(launches)
        .set({ openedAt: now })
        .where(and(eq(launches.id, launchId), isNull(launches.openedAt)))
        .run()
      // Another director opened it: these senders may have written between that and their death.
      if (opened.changes === 0) return
      tx.update(batches)
        .set({ state: 'closed', closedAt: now, mark: 0, doubtUntil: now, why: 'its sender died before T0' })
        .where(and(queuedOf(launchId), inArray(batches.holder, [...dead])))
        .run()
    },
    { behavior: 'immediate' },
  )
}

const queuedOf = (launchId: number) => sql`${batches.launchId} = ${launchId} and ${batches.state} = 'queued'`
