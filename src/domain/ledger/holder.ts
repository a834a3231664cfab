import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import type { SenderIdentity } from './types.ts'

/**
 * Makes a sender the only holder of a batch. The sender may be confirmed only after this is committed: a sender that is not
 * recorded here never fires. `no` when another one holds the batch, or it was released or closed.
 */
export function recordHolder(db: Db, batch: number, identity: SenderIdentity, now: number): 'recorded' | 'no' {
  return db.transaction(
    tx => {
      const { id, machine, egress, pid, startTicks } = identity
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
