import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import type { Frozen } from '../../networks/port.ts'

const noPost: Frozen = { body: '', key: null, marker: null }

/**
 * Erases from a pledge's deliveries the text, the address of the post and the network's answers. Times and outcomes stay. Returns
 * the ids of the deliveries. Not to be called while one of them is under way.
 */
export function eraseDeliveries(db: Db, pledgeId: number): number[] {
  const gone = { text: '', frozen: JSON.stringify(noPost), remoteId: null, url: null }
  const ids = db
    .update(deliveries)
    .set(gone)
    .where(eq(deliveries.pledgeId, pledgeId))
    .returning({ id: deliveries.id })
    .all()
    .map(row => row.id)
  db.update(attempts).set({ answer: null, requestId: null }).where(inArray(attempts.deliveryId, ids)).run()
  return ids
}
