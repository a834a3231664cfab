import type { SealedText } from '../../lib/secret-box.ts'
import type { Frozen, NetworkName, Posting } from '../../networks/port.ts'
import type { PostOutcome } from '../../networks/post-outcome.ts'

/** What the ledger asks a network about its posts: their addresses, and what to do where nobody knows whether it took one. */
export type PostRules = ReadonlyMap<NetworkName, Pick<Posting, 'permalink' | 'repeat'>>

/** A delivery as a sender receives it. `dueAt` in ms; `sealed`: the grant, sealed for `sealedFor`. */
export type BatchRow = {
  readonly delivery: number
  /** From 0; rows below the batch's watermark may have left. */
  readonly place: number
  readonly account: number
  readonly network: NetworkName
  readonly host: string
  readonly dueAt: number
  readonly frozen: Frozen
  readonly sealed: SealedText
}

/** Deliveries handed to one sender, once. Times in ms. */
export type Batch = {
  readonly batch: number
  /** run_id of the Redis that it is handed to: senders drop it when Redis has another one. */
  readonly run: string
  readonly kind: 'real' | 'rehearsal'
  /** URL of a rehearsal's sandbox on the director's machine. Null for a real launch. */
  readonly sandbox: string | null
  readonly launch: number
  readonly launchAt: number
  /** No request leaves after this moment. */
  readonly closesAt: number
  readonly rows: readonly BatchRow[]
}

/** The outcome of one row of a batch, as its sender saw it. */
export type OutcomeRow = {
  readonly delivery: number
  readonly batch: number
  readonly outcome: PostOutcome
  /** When the request was written, ms by the sender's clock; null when none was. */
  readonly sentAt: number | null
  readonly at: number
  readonly status: number | null
  readonly requestId: string | null
  readonly answer: string | null
  /** Requests of this sender to the same host that had no answer yet. */
  readonly underWay?: number
}

/** Clearance of one launch, published 20 times a second: whether it may go on, and which deliveries may not leave. */
export type LaunchClearance = {
  readonly launch: number
  readonly stop: boolean
  /** Networks that are paused or halted, and servers that are (`nameOfHost`): their rows wait. */
  readonly held: readonly string[]
  /** Queued deliveries whose pledge was withdrawn. */
  readonly withdrawn: readonly number[]
}

/** Identifies the process of a sender, so that its death can be established later. */
export type SenderIdentity = {
  readonly id: string
  /** Machine and boot. */
  readonly machine: string
  readonly egress: string
  readonly pid: number
  /** Start of the process in clock ticks since boot; null on a system without /proc. */
  readonly startTicks: string | null
}

/** The heartbeat of a sender, twice a second. */
export type SenderLife = SenderIdentity & {
  /** ms by Redis's clock, and the number of the heartbeat: both detect replays. */
  readonly at: number
  readonly beat: number
  /** Keyed digests of the settings that must equal the director's, by name. */
  readonly settings: Readonly<Record<string, string>>
  /** The watermark of each batch that it holds: rows below it may have left. */
  readonly marks: Readonly<Record<number, number>>
  /** Ids of the secret keys it has. */
  readonly keys: readonly string[]
  /** Most sockets that it opens to one host. */
  readonly sockets: number
  /** Redis's clock minus its own, in ms; null while that is not known. */
  readonly clockApartMs: number | null
}

/** How long a lease lasts, counted from before the request for it. */
export const leaseMs = 5_000
/** A request without an answer by then is given up, and its outcome is unknown. */
export const requestDeadlineMs = 10_000
/** Margin for clocks and slow event loops wherever one process waits for another's lease or request to end. */
export const marginMs = 2_000
/** This long after the window has closed, no outcome of a batch can arrive any more. */
export const overdueMs = leaseMs + requestDeadlineMs + marginMs
