import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Db, withoutWaiting } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { health } from '../../../../db/schema/checks.ts'

const Seen = z.object({
  redis: z
    .object({
      version: z.string(),
      /** Null where a hosted server hides its settings. */
      appendOnly: z.boolean().nullable(),
      policy: z.string().nullable(),
      /** Its clock less the director's, in ms. */
      clockApartMs: z.number(),
    })
    .nullable(),
  /** With what words Redis refused the director; null where it did not. */
  redisRefusal: z.string().nullable().default(null),
  freeDiskMb: z.number().nullable(),
  /** Whether the room kept for the ledger is there; null where nobody could look. */
  reserve: z.boolean().nullable().default(null),
  /** Who calls at this Redis with another secret key, as they call themselves. */
  strangers: z.array(z.string()).default([]),
  /** Why it believes no clock, and does nothing that time decides; null while all agree. */
  clocks: z
    .object({ why: z.enum(['redis', 'set', 'unknown']), apartMs: z.number() })
    .nullable()
    .default(null),
})

/** What the director alone can see. `redis` is null while it does not answer, or refuses. */
export type Health = z.infer<typeof Seen>

const name = 'director'

export function recordHealth(db: Db, seen: Health, now: number): void {
  // It is said again every few seconds.
  withoutWaiting(db, () => statements(db).record.run({ seen, now }))
}

const statements = prepared(db => ({
  record: db
    .insert(health)
    .values({ name, seen: sql.placeholder('seen'), seenAt: sql.placeholder('now') })
    .onConflictDoUpdate({ target: health.name, set: { seen: sql`excluded.seen`, seenAt: sql`excluded.seen_at` } })
    .prepare(),
}))

/** What the director last saw; null when it never said anything. */
export function readHealth(db: Db): (Health & { readonly seenAt: number }) | null {
  const row = db.select().from(health).where(eq(health.name, name)).get()
  const seen = Seen.safeParse(row?.seen)
  return row && seen.success ? { ...seen.data, seenAt: row.seenAt } : null
}
