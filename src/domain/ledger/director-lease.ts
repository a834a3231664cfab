import { eq, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { leases } from '../../../db/schema/batches.ts'

/** Trusted clocks are never this far apart. */
const slackMs = 60_000

/**
 * Takes or renews a lease for `ms` from `now`. False when another holder has it. A lease whose end is too far in the future was
 * written by a wrong clock and does not count. Not to be called in a transaction.
 */
export function takeLease(db: Db, name: string, holder: string, ms: number, now: number): boolean {
  const until = now + ms
  return withoutWaiting(db, () => statements(db).take.run({ name, holder, until, now })).changes === 1
}

// Once a second for as long as a director runs.
const statements = prepared(db => {
  const [name, holder, until] = [sql.placeholder('name'), sql.placeholder('holder'), sql.placeholder('until')]
  return {
    take: db
      .insert(leases)
      .values({ name, holder, until })
      .onConflictDoUpdate({
        target: leases.name,
        set: { holder: sql`${holder}`, until: sql`${until}` },
        setWhere: sql`holder = ${holder} or until <= ${sql.placeholder('now')} or until > ${until} + ${sql.raw(String(slackMs))}`,
      })
      .prepare(),
  }
})

/** Ends a lease, so that the next holder need not wait for its end. */
export function dropLease(db: Db, name: string, holder: string): void {
  db.delete(leases)
    .where(sql`${eq(leases.name, name)} and holder = ${holder}`)
    .run()
}
