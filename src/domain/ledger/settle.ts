import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { NotSentCause, PostOutcome } from '../../networks/post-outcome.ts'
import { isFromBefore, isHeldBack } from './held-back.ts'
import { recordHolder } from './holder.ts'
import type { LaunchKind } from './kind.ts'
import type { DeliveryState } from './read.ts'
import { statementsOf } from './statements.ts'
import { marginMs, type OutcomeRow, type PostRules, type SenderIdentity } from './types.ts'

/** A settled outcome; `counted` is false when its attempt no longer decides, or is from before a halt. */
export type Settled = {
  readonly launchId: number
  readonly network: NetworkName
  readonly host: string
  readonly kind: LaunchKind
  readonly row: OutcomeRow
  readonly counted: boolean
}

/**
 * Records the outcomes of a report in one transaction. `posted` overrides every state. Any other outcome counts only for the batch
 * that has the delivery now, and only from that batch's holder. Settling twice changes nothing. An address in a report is never used.
 */
export function settle(db: Db, { sender, outcomes: rows }: Reported, now: number, rules: PostRules): Settled[] {
  return db.transaction(
    () => {
      // The sender's report that it holds the batch may be lost, or may arrive later.
      for (const batch of new Set(rows.map(row => row.batch))) recordHolder(db, batch, sender, now)
      const settled = rows.flatMap(row => settleOne(db, sender.id, row, { now, rules }))
      for (const id of new Set(rows.map(row => row.batch))) statementsOf(db).finishBatch.run({ id, now })
      return settled
    },
    { behavior: 'immediate' },
  )
}

type At = { readonly now: number; readonly rules: PostRules }

export type Reported = { readonly sender: SenderIdentity; readonly outcomes: readonly OutcomeRow[] }

type Found = NonNullable<ReturnType<ReturnType<typeof statementsOf>['find']['get']>>

function settleOne(db: Db, sender: string, row: OutcomeRow, at: At): Settled[] {
  const { now } = at
  const { find, change, note, returned } = statementsOf(db)
  const delivery = find.get({ id: row.delivery })
  if (!delivery) return []
  const { launchId, network, host, kind } = delivery
  if (!decides(db, delivery, sender, row, now)) return [{ launchId, network, host, kind, row, counted: false }]
  const held = isHeldBack(delivery, row.outcome, row.sentAt)
  const next = held ? again(delivery, now, now, 'held-back') : after(delivery, row, at)
  change.run({
    id: row.delivery,
    state: next.state,
    reason: next.reason ?? null,
    dueAt: next.dueAt ?? null,
    tries: delivery.tries + (row.sentAt === null ? 0 : 1),
    // A rehearsal asks no network.
    lookAt: delivery.kind === 'real' ? (next.lookAt ?? lookKept(delivery, row.outcome)) : null,
    looks: 0,
    sentAt: row.sentAt,
    remoteId: next.remoteId ?? null,
    url: next.url ?? null,
    postedAt: next.postedAt ?? null,
    settledAt: next.state === 'pending' ? null : now,
  })
  note.run({
    id: row.delivery,
    batch: row.batch,
    at: row.at,
    sentAt: row.sentAt,
    kind: held ? 'held-back' : row.outcome.kind,
    reason: loggedReason(row.outcome),
    status: row.status,
    requestId: row.requestId,
    answer: row.answer,
  })
  if (row.outcome.kind === 'not-sent') returned.run({ id: row.batch, rows: 1 })
  if (next.state === 'refused' && row.outcome.kind === 'refused' && row.outcome.reconnect && delivery.kind === 'real')
    db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, delivery.accountId)).run()
  // A request from before the halt or the resume says nothing about the present.
  return [{ launchId, network, host, kind, row, counted: !held && !isFromBefore(delivery, row.sentAt) }]
}

/** A delivery that was sent again by its key keeps the look for a late one of before, unless it is posted. */
const lookKept = ({ state, lookAt }: Found, outcome: PostOutcome) =>
  state === 'queued' && outcome.kind !== 'posted' ? lookAt : null

function decides(db: Db, delivery: Found, sender: string, row: OutcomeRow, now: number): boolean {
  if (row.outcome.kind === 'posted')
    return (delivery.state !== 'posted' || delivery.remoteId === null) && canHavePosted(db, delivery, sender, row, now)
  // A sender that was taken for lost but was only slow may still settle rows that nobody has changed since.
  const open = delivery.state === 'queued' || (delivery.state === 'unknown' && delivery.reason === 'lost-sender')
  return open && delivery.batchId === row.batch && delivery.holder === sender
}

/** Whether the delivery is or was in that batch, the sender held the batch, and its moment has come by every clock. */
function canHavePosted(db: Db, delivery: Found, sender: string, row: OutcomeRow, now: number): boolean {
  if (Math.min(now, row.at, row.sentAt ?? 0) < delivery.momentAt - marginMs) return false
  if (delivery.batchId === row.batch) return delivery.holder === sender
  return statementsOf(db).wasHeldBy.get({ id: row.delivery, batch: row.batch, holder: sender }) !== undefined
}

type Next = {
  state: DeliveryState
  reason?: string
  dueAt?: number
  lookAt?: number
  remoteId?: string | null
  url?: string | null
  postedAt?: number | null
}

function after(delivery: Found, { outcome }: OutcomeRow, { now, rules }: At): Next {
  const rule = rules.get(delivery.network)
  const lookAt = now + (rule?.repeat(delivery.host).looksMs[0] ?? 0)
  switch (outcome.kind) {
    case 'posted': {
      const url = outcome.remoteId === null ? null : (rule?.permalink(outcome.remoteId) ?? null)
      const named = url !== null
      const remoteId = named ? outcome.remoteId : null
      return { state: 'posted', remoteId, url, postedAt: outcome.at, ...(named ? {} : { lookAt }) }
    }
    case 'refused':
      return { state: 'refused', reason: outcome.reason }
    case 'unknown':
      return { state: 'unknown', reason: outcome.cause, lookAt }
    case 'try-later':
      if (outcome.until >= delivery.closesAt) return { state: 'refused', reason: 'rate-limited' }
      return again(delivery, outcome.until, now, outcome.cause)
    case 'halt':
      return again(delivery, now, now, outcome.reason)
    case 'not-sent':
      // A pause, so that an unreachable host, or a sender that cannot open the grant, is not tried again at once.
      return again(delivery, pausedCauses.has(outcome.cause) ? now + 1_000 : now, now, outcome.cause)
    default:
      return outcome satisfies never
  }
}

const pausedCauses: ReadonlySet<NotSentCause> = new Set(['connect', 'unreadable-grant'])

/** The next state of a delivery that is certainly not posted. */
export function again(
  delivery: { launch: string; pledge: string; closesAt: number },
  dueAt: number,
  now: number,
  reason: string,
): Next {
  if (delivery.pledge === 'withdrawn') return { state: 'withdrawn' }
  if (delivery.launch === 'stopped') return { state: 'stopped' }
  if (now >= delivery.closesAt) return { state: 'missed', reason: 'window-closed' }
  return { state: 'pending', dueAt, reason }
}

function loggedReason(outcome: PostOutcome): string | null {
  switch (outcome.kind) {
    case 'posted':
      return outcome.remoteId === null ? 'unnamed-post' : null
    case 'refused':
    case 'halt':
      return outcome.reason
    case 'unknown':
    case 'not-sent':
      return outcome.cause
    case 'try-later':
      return `${outcome.scope}: ${outcome.cause}`
    default:
      return outcome satisfies never
  }
}
