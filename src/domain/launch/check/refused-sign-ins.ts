import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/open.ts'
import { health } from '../../../../db/schema/checks.ts'
import { type SignInTrouble, signInTroubles } from '../../../networks/connector.ts'
import type { NetworkName } from '../../../networks/port.ts'

/** The steps of a sign-in, in their order: the way out, the way back, and whose account it is. */
export const signInSteps = ['request', 'exchange', 'profile'] as const
export type SignInStep = (typeof signInSteps)[number]

const Kept = z.object({
  why: z.enum(signInTroubles).exclude(['person']),
  said: z.string().nullable(),
  step: z.enum(signInSteps),
  /** Of the first, and how many there have been. */
  since: z.number(),
  n: z.number(),
})

/** Sign-ins that a network refuses, from the first on, until one gets through. */
export type RefusedSignIns = z.infer<typeof Kept>

/** Sign-ins that one network refuses. */
export type RefusedOn = RefusedSignIns & { readonly network: NetworkName }

export const refusedOn = (db: Pick<Db, 'select'>, networks: Iterable<NetworkName>): RefusedOn[] =>
  [...networks].flatMap(network => {
    const refused = readRefused(db, network)
    return refused ? [{ ...refused, network }] : []
  })

const nameOf = (network: NetworkName) => `sign-in ${network}`

/** One more that was refused. What speaks of one person alone is nobody else's trouble. */
export function recordRefused(
  db: Db,
  network: NetworkName,
  step: SignInStep,
  trouble: SignInTrouble,
  now: number,
): void {
  const { why } = trouble
  if (why === 'person') return
  db.transaction(
    tx => {
      const before = readRefused(tx, network)
      const seen: RefusedSignIns = { ...trouble, why, step, since: before?.since ?? now, n: (before?.n ?? 0) + 1 }
      const row = { seen, seenAt: now }
      tx.insert(health)
        .values({ name: nameOf(network), ...row })
        .onConflictDoUpdate({ target: health.name, set: row })
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** A step that works shows that what was refused at it, or before it, is over. */
export function recordWorks(db: Db, network: NetworkName, step: SignInStep): 'over' | 'nothing' {
  const before = readRefused(db, network)
  if (!before || signInSteps.indexOf(before.step) > signInSteps.indexOf(step)) return 'nothing'
  db.delete(health)
    .where(eq(health.name, nameOf(network)))
    .run()
  return 'over'
}

export function readRefused(db: Pick<Db, 'select'>, network: NetworkName): RefusedSignIns | null {
  const row = db
    .select({ seen: health.seen })
    .from(health)
    .where(eq(health.name, nameOf(network)))
    .get()
  return Kept.safeParse(row?.seen).data ?? null
}
