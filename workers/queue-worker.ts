import { type Processor, Worker, type WorkerOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Log } from '../src/lib/log.ts'
import { prefix } from './queues.ts'

const firstRestMs = 100
const longestRestMs = 2_000
/** After this time without an error the rest begins short again. */
const anewMs = 10_000

export type QueueWorker<T> = {
  readonly worker: Worker<T>
  /** Takes no more jobs while held. */
  readonly hold: (held: boolean) => void
}

/** A BullMQ worker that pauses when Redis refuses it. BullMQ by itself retries at once, which blocks the event loop. */
export function openWorker<T>(
  name: string,
  work: Processor<T>,
  { redis, log, ...options }: { redis: Redis; log: Log } & Omit<WorkerOptions, 'connection' | 'prefix'>,
): QueueWorker<T> {
  const worker = new Worker<T>(name, work, { connection: redis, prefix, ...options })
  let held = false
  let resting = false
  let restMs = firstRestMs
  let lastAt = Number.NEGATIVE_INFINITY
  const settle = () => void (held || resting ? worker.pause(true) : worker.resume())

  worker.on('error', error => {
    log.warn({ err: error }, 'queue')
    // ioredis reconnects with pauses of its own.
    if (resting || worker.closing || error.name !== 'ReplyError') return
    const now = performance.now()
    restMs = now - lastAt > anewMs ? firstRestMs : Math.min(restMs * 2, longestRestMs)
    lastAt = now
    resting = true
    settle()
    setTimeout(() => {
      resting = false
      if (!worker.closing) settle()
    }, restMs)
  })
  // A worker whose first command was refused never retries it, so the process must be restarted.
  worker.waitUntilReady().catch(error => {
    if (!worker.closing) throw error
  })
  return {
    worker,
    hold: hold => {
      held = hold
      settle()
    },
  }
}
