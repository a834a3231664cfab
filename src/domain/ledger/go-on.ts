import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { findLaunch, resumeLaunch } from '../launch.ts'
import { statementsOf } from './statements.ts'

export type WentOn =
  /** `again`: refused deliveries that are tried again. */
  | { readonly kind: 'resumed'; readonly again: number }
  | { readonly kind: 'nothing-to-resume' }
  /** The retry window has closed: nothing may leave any more. */
  | { readonly kind: 'too-late' }

/**
 * Resumes a paused or halted launch; for whoever wants to call `resumeLaunch`. Many permissions refused in a row were
 * the app's fault, not the people's: after that halt, what was refused with 401 is pending again and its grants live.
 */
export function goOn(db: Db, launchId: number, now: number): WentOn {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      const kind = resumeLaunch(db, launchId, now)
      if (kind !== 'resumed') return { kind }
      const wronged = launch?.haltReason === 'many-unauthorized'
      return { kind, again: wronged ? tryAgain(db, launchId, now) : 0 }
    },
    { behavior: 'immediate' },
  )
}

function tryAgain(db: Db, launchId: number, now: number): number {
  const { note } = statementsOf(db)
  const rows = wronglyRefused(db, launchId)
  for (const { id, accountId, batchId } of rows) {
    db.update(deliveries)
      .set({ state: 'pending', reason: 'many-unauthorized', dueAt: sql`max(${now}, moment_at)`, settledAt: null })
      .where(eq(deliveries.id, id))
      .run()
    db.update(grants).set({ state: 'live' }).where(eq(grants.accountId, accountId)).run()
    const rest = { sentAt: null, status: null, requestId: null, answer: null }
    note.run({ id, batch: batchId, at: now, kind: 'resumed', reason: 'many-unauthorized', ...rest })
  }
  return rows.length
}

/** Not those that lacked a live grant when they were armed: nobody asked the network about them. */
function wronglyRefused(db: Db, launchId: number) {
  const lastStatus = sql`(select status from attempts where delivery_id = ${deliveries.id} order by id desc limit 1)`
  return db
    .select({ id: deliveries.id, accountId: deliveries.accountId, batchId: deliveries.batchId })
    .from(deliveries)
    .innerJoin(pledges, and(eq(pledges.id, deliveries.pledgeId), eq(pledges.state, 'active')))
    .innerJoin(grants, and(eq(grants.accountId, deliveries.accountId), inArray(grants.state, ['live', 'reconnect'])))
    .where(
      and(
        eq(deliveries.launchId, launchId),
        eq(deliveries.state, 'refused'),
        eq(deliveries.reason, 'reconnect'),
        sql`${lastStatus} = 401`,
      ),
    )
    .all()
}
