import type { SealedText } from '../../lib/secret-box.ts'
import type { Frozen, NetworkName } from '../../networks/port.ts'
import type { PostOutcome } from '../../networks/post-outcome.ts'

/** A delivery as a sender gets it. `dueAt` in ms; `sealed` is the grant, sealed as `sealedFor` says. */
export type BatchRow = {
  readonly delivery: number
  /** From 0; rows below the batch's mark may have left. */
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
  /** run_id of the Redis it is handed to: in another one it is dropped unfired. */
  readonly run: string
  readonly kind: 'real' | 'rehearsal'
  /** Where a rehearsal goes, scheme, host and port: the sandbox on the director's machine. Null for a launch. */
  readonly sandbox: string | null
  readonly launch: number
  readonly launchAt: number
  /** No request leaves after this moment. */
  readonly closesAt: number
  readonly rows: readonly BatchRow[]
}

/** What became of one row of a batch, as its sender saw it. */
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

/** What senders must know 20 times a second: may this launch go on, and which deliveries may not. */
export type LaunchClearance = {
  readonly launch: number
  readonly stop: boolean
  /** Paused or halted: wait in place. */
  readonly hold: boolean
  /** Deliveries on their way whose pledge was withdrawn. */
  readonly withdrawn: readonly number[]
}

/** Who a sender is: enough to know later whether that very process is dead. */
export type SenderIdentity = {
  readonly id: string
  /** Machine and boot. */
  readonly machine: string
  readonly egress: string
  readonly pid: number
  /** Start of the process in clock ticks since boot; null where the system does not tell. */
  readonly startTicks: string | null
}

/** What a sender says of itself twice a second. */
export type SenderLife = SenderIdentity & {
  /** When it says so, in ms by Redis's clock; and the how manieth time, so that no echo of it counts. */
  readonly at: number
  readonly beat: number
  /** Keyed digests of what it has to have as the director has it, by the names of the settings. */
  readonly settings: Readonly<Record<string, string>>
  /** For each batch it holds: rows below this mark may have left. */
  readonly marks: Readonly<Record<number, number>>
  /** Ids of the secret keys it has. */
  readonly keys: readonly string[]
  /** Sockets it opens to one host at the most. */
  readonly sockets: number
  /** Redis's clock less its own, in ms; null while that is not known. */
  readonly clockApartMs: number | null
}

/** How long a lease to fire lasts, counted from before it was asked for. */
export const leaseMs = 5_000
/** A request that has no answer by then is given up, and its outcome is unknown. */
export const requestDeadlineMs = 10_000
/** Allowance for clocks and slow event loops wherever one process waits out another. */
export const marginMs = 2_000
/** So long after the window has closed, no outcome of a batch can still come. */
export const overdueMs = leaseMs + requestDeadlineMs + marginMs
/** From an unclear answer to the first look at the network. */
export const firstLookupMs = 2_000
