import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Context } from '../src/context.ts'
import type { LaunchKind } from '../src/domain/ledger/kind.ts'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import type { Mailer } from '../src/mail/transport/mailer.ts'
import type { Disk } from './disk-watch.ts'
import type { Heartbeats } from './heartbeats.ts'
import type { Pace } from './pace.ts'
import type { BatchRecords } from './redis/batch-record.ts'
import type { RedisClock } from './redis/clock.ts'
import type { Envelope } from './redis/envelope.ts'
import type { SealedBatch, SealedReport } from './redis/sealed-jobs.ts'
import type { LaunchPostings, RehearsalEnvironment } from './rehearsal-environment.ts'
import type { Reserve } from './reserve.ts'
import type { TrustedClock } from './trusted-clock.ts'

/** The context, and the connections and state of the director. */
export type DirectorContext = Context & {
  /** Waits for Redis as long as it takes. */
  readonly redis: Redis
  readonly records: BatchRecords
  readonly clock: RedisClock
  /** Where `now` comes from. */
  readonly time: TrustedClock
  readonly disk: Disk
  readonly reserve: Reserve
  readonly pace: Pace
  readonly envelope: Envelope
  /** Senders that were heard in the last seconds, with the same settings. */
  readonly senders: () => readonly SenderLife[]
  readonly heartbeats: Heartbeats
  readonly batches: Readonly<Record<LaunchKind, Queue<SealedBatch>>>
  /** For inspection: its worker settles the reports. */
  readonly reports: Queue<SealedReport>
  readonly rehearsing: RehearsalEnvironment
  /** Null where no mail server is set up. */
  readonly post: Mailer | null
  readonly postings: LaunchPostings
}
