import { and, eq, exists, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'

/** For a query of pledges: whether their post may still leave, or a lookup is due. */
export const isOnItsWay = (db: Db) =>
  realDelivery(db, or(inArray(deliveries.state, ['pending', 'queued']), isNotNull(deliveries.lookAt)))

/** For a query of pledges: whether their post was published and was not deleted from here. */
export const isOut = (db: Db) =>
  realDelivery(db, and(eq(deliveries.state, 'posted'), sql`${deliveries.deletedAt} is null`))

/** For a query of pledges: whether their post was published, deleted or not. */
export const wasPosted = (db: Db) => realDelivery(db, eq(deliveries.state, 'posted'))

const realDelivery = (db: Db, rule: ReturnType<typeof and>) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(deliveries)
      // No join with launches: the outer query may use that table under the same name.
      .where(
        and(
          eq(deliveries.pledgeId, pledges.id),
          rule,
          inArray(deliveries.launchId, db.select({ id: launches.id }).from(launches).where(eq(launches.kind, 'real'))),
        ),
      ),
  )
