import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { CountedKind } from '../launch/counted-posts.ts'
import type { Account } from '../pledge/account.ts'
import type { Delivery } from './read.ts'

/** States in lists and counts; `queued` is part of `pending`. */
export const listedStates = [
  'posted',
  'pending',
  'refused',
  'unknown',
  'stopped',
  'withdrawn',
  'stayedBack',
  'missed',
] as const
export type ListedState = (typeof listedStates)[number]

/** Where posts of a kind are listed; null: they were never made ready. */
export function listedAs(kind: CountedKind): ListedState | null {
  if (kind === 'findingOut') return 'pending'
  return kind === 'cancelled' || kind === 'unreached' ? null : kind
}

/** Filters of a page of the list, and where it begins: after or before the delivery with that id. */
export type ListFrom = {
  readonly state: ListedState | null
  readonly network: NetworkName | null
  /** A reason as the ledger has it. */
  readonly reason: string | null
  /** Of an account, without the @; compared without case. */
  readonly handle: string | null
  readonly after: number | null
  readonly before: number | null
}

export type ListedDelivery = Pick<
  Delivery,
  'id' | 'network' | 'state' | 'reason' | 'momentAt' | 'sentAt' | 'postedAt' | 'tries' | 'settledAt'
> & { readonly handle: string }

export type DeliveryPage = {
  readonly rows: readonly ListedDelivery[]
  /** Whether there are rows before the first and after the last one here. */
  readonly earlier: boolean
  readonly later: boolean
}

/** A page of the deliveries of a launch, `limit` at the most, by id. */
export function listDeliveries(db: Db, launchId: number, from: ListFrom, limit: number): DeliveryPage {
  const backwards = from.before !== null
  const { id, network, state, reason, momentAt, sentAt, postedAt, tries, settledAt } = deliveries
  const found = db
    .select({ id, network, handle: accounts.handle, state, reason, momentAt, sentAt, postedAt, tries, settledAt })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(
      and(
        eq(deliveries.launchId, launchId),
        from.state === null ? undefined : isListed(from.state, from.reason),
        from.network === null ? undefined : eq(network, from.network),
        from.reason === null ? undefined : eq(reason, from.reason),
        from.handle === null ? undefined : sql`${accounts.handle} = ${from.handle} collate nocase`,
        from.before !== null ? lt(id, from.before) : gt(id, from.after ?? 0),
      ),
    )
    .orderBy(backwards ? desc(id) : asc(id))
    .limit(limit + 1)
    .all()
  const more = found.length > limit
  const rows = found.slice(0, limit)
  if (backwards) return { rows: rows.reverse(), earlier: more, later: true }
  return { rows, earlier: from.after !== null, later: more }
}

/** A delivery of this launch with its account; null when it is of another launch. */
export function findDelivery(db: Db, launchId: number, id: number): { delivery: Delivery; account: Account } | null {
  const row = db
    .select({ delivery: deliveries, account: accounts })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(and(eq(deliveries.launchId, launchId), eq(deliveries.id, id)))
    .get()
  return row ?? null
}

function isListed(listed: ListedState, reasonAsked: string | null) {
  const { state, reason } = deliveries
  switch (listed) {
    case 'pending':
      return inArray(state, ['pending', 'queued'])
    case 'stayedBack':
      return and(eq(state, 'missed'), eq(reason, 'too-few'))
    case 'missed':
      return and(eq(state, 'missed'), reasonAsked === null ? sql`${reason} is not 'too-few'` : undefined)
    default:
      return eq(state, listed)
  }
}
