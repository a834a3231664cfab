import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import type { SenderIdentity } from './types.ts'

/**
 * Makes a sender the one holder of a batch. Only after this is committed may it be confirmed to the sender: whoever is
 * not written here never fires. `no` when another one holds it, or it was released or closed.
 */
export function recordHolder(db: Db, batch: number, card: SenderIdentity, now: number): 'recorded' | 'no' {
  return db.transaction(
    tx => {
      const { id, machine, egress, pid, startTicks } = card
      tx.insert(senders).values({ id, machine, egress, pid, startTicks, firstSeenAt: now }).onConflictDoNothing().run()
      tx.update(batches)
        .set({ holder: id, heldAt: now })
        .where(and(eq(batches.id, batch), eq(batches.state, 'queued'), isNull(batches.holder)))
        .run()
      const row = tx.select().from(batches).where(eq(batches.id, batch)).get()
      return row?.holder === id && row.state === 'queued' ? 'recorded' : 'no'
    },
    { behavior: 'immediate' },
  )
}
