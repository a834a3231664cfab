import { inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { measurements, reachLatest } from '../../../../db/schema/reach.ts'

/** Forgets what single posts reached. The sums they are part of stay as they are. */
export function forgetMeasurements(db: Db, deliveryIds: readonly number[]): void {
  db.delete(measurements)
    .where(inArray(measurements.deliveryId, [...deliveryIds]))
    .run()
  db.delete(reachLatest)
    .where(inArray(reachLatest.deliveryId, [...deliveryIds]))
    .run()
}
