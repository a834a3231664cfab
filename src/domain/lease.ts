import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { leases } from '../../db/schema/batches.ts'

/** Takes or renews a lease for `ms` from `now`. False when another holder has it. */
export function takeLease(db: Db, name: string, holder: string, ms: number, now: number): boolean {
  const taken = db
    .insert(leases)
    .values({ name, holder, until: now + ms })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, until: now + ms },
      setWhere: sql`holder = ${holder} or until <= ${now}`,
    })
    .run()
  return taken.changes === 1
}

/** Gives a lease back, so that the next holder need not wait for its end. */
export function dropLease(db: Db, name: string, holder: string): void {
  db.delete(leases)
    .where(sql`${eq(leases.name, name)} and holder = ${holder}`)
    .run()
}
