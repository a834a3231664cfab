import { eq, inArray } from 'drizzle-orm'
import { attempts, batches, type deliveries, senders } from '../../db/schema/index.ts'
import type { Rig } from './rig.ts'
import type { Post, SeenRequest } from './sandbox.ts'

export type Story = ReturnType<typeof storyOf>

/** Everything that is known of one delivery. */
export function storyOf(
  { context: { db } }: Rig,
  delivery: typeof deliveries.$inferSelect,
  posts: readonly Post[],
  requests: readonly SeenRequest[],
) {
  const tried = db.select().from(attempts).where(eq(attempts.deliveryId, delivery.id)).orderBy(attempts.id).all()
  const ids = [...new Set([delivery.batchId, ...tried.map(one => one.batchId)])].filter(id => id !== null)
  const held = db
    .select({ batch: batches, sender: senders })
    .from(batches)
    .leftJoin(senders, eq(senders.id, batches.holder))
    .where(inArray(batches.id, ids))
    .all()
  return { delivery, attempts: tried, held, posts, requests }
}
