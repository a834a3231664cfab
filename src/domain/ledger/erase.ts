import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import type { Frozen } from '../../networks/port.ts'

const noPost: Frozen = { body: '', key: null, marker: null }

/**
 * Takes out of the ledger what a pledge's supporter wrote, and by what their post is found on its network. When it left
 * and what became of it stays. Answers the ids of its deliveries. Only once nothing of it is on its way.
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
