import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/open.ts'
import { health } from '../../../../db/schema/checks.ts'

const Seen = z.object({
  /** TRUST_PROXY of the web process. */
  hops: z.number(),
  /** Requests of late, and how many of them do not fit it: forwarded where none is believed, else by too few proxies. */
  requests: z.number(),
  odd: z.number(),
})

/** What the web process sees of the proxies in front of it. */
export type ProxySeen = z.infer<typeof Seen>

/** Until then a few visits without a proxy, by the operator say, are most of them. */
const leastRequests = 10

/** `unbelieved`: all visitors share one limit. `missing`: who comes round the proxy chooses their own address. */
export function proxyProblem({ hops, requests, odd }: ProxySeen): 'unbelieved' | 'missing' | null {
  if (odd * 2 < requests || odd === 0) return null
  if (hops === 0) return 'unbelieved'
  return requests >= leastRequests ? 'missing' : null
}

const name = 'proxy'

export function recordProxy(db: Db, seen: ProxySeen, now: number): void {
  db.insert(health)
    .values({ name, seen, seenAt: now })
    .onConflictDoUpdate({ target: health.name, set: { seen, seenAt: now } })
    .run()
}

export function forgetProxy(db: Db): void {
  db.delete(health).where(eq(health.name, name)).run()
}

export function readProxy(db: Db): ProxySeen | null {
  const row = db.select({ seen: health.seen }).from(health).where(eq(health.name, name)).get()
  return Seen.safeParse(row?.seen).data ?? null
}
