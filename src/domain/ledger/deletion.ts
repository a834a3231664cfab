import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import type { SealedText } from '../../lib/secret-box.ts'
import type { NetworkName, Removal } from '../../networks/port.ts'
import { noteChange } from './statements.ts'

export type Deletable = {
  readonly delivery: number
  readonly accountId: number
  readonly network: NetworkName
  readonly remoteId: string
  readonly sealed: SealedText
}

/** The published post of a pledge, if it can be deleted from here; null when it is not published, or its grant was given back. */
export function deletablePost(db: Db, pledgeId: number): Deletable | null {
  const row = statements(db).ofPledge.get({ pledgeId })
  return row?.remoteId ? { ...row, remoteId: row.remoteId } : null
}

const { id: delivery, accountId, network, remoteId } = deliveries
const statements = prepared(db => ({
  ofPledge: db
    .select({ delivery, accountId, network, remoteId, sealed: grants.sealed })
    .from(deliveries)
    .innerJoin(launches, and(eq(launches.id, deliveries.launchId), eq(launches.kind, 'real')))
    .innerJoin(grants, and(eq(grants.accountId, accountId), eq(grants.state, 'live')))
    .where(
      and(
        eq(deliveries.pledgeId, sql.placeholder('pledgeId')),
        eq(deliveries.state, 'posted'),
        isNotNull(remoteId),
        isNull(deliveries.deletedAt),
      ),
    )
    .prepare(),
}))

/** Records the network's answer. The delivery stays `posted`, so that nothing is ever sent in its place. */
export function recordDeletion(db: Db, delivery: number, removal: Removal, now: number): void {
  const done = removal === 'removed' || removal === 'gone'
  const first = and(eq(deliveries.id, delivery), isNull(deliveries.deletedAt))
  db.transaction(
    () => {
      const changed = done ? db.update(deliveries).set({ deletedAt: now }).where(first).run().changes === 1 : true
      if (changed)
        noteChange(db, delivery, done ? 'deleted' : 'not-deleted', removal === 'removed' ? null : removal, now)
    },
    { behavior: 'immediate' },
  )
}
