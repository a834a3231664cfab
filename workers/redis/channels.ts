import type { Redis } from 'ioredis'
import type { Go, SenderLife } from '../../src/domain/ledger/types.ts'
import { prefix } from '../queues.ts'

/** What director and senders call out to each other; whoever does not listen misses nothing that is not said again. */
export type Calls = {
  /** 20 times a second: what every launch at work may do, as SQLite said at `readAt` (Redis's clock) and `wallAt` (the director's). */
  readonly go: { readonly readAt: number; readonly wallAt: number; readonly launches: readonly Go[] }
  /** Reports that are settled. */
  readonly ack: { readonly reports: readonly string[] }
  /** Twice a second from every sender. */
  readonly alive: SenderLife
}

const channel = (name: keyof Calls) => `${prefix}:${name}`

export const call = <Name extends keyof Calls>(redis: Redis, name: Name, said: Calls[Name]) =>
  redis.publish(channel(name), JSON.stringify(said))

/** `redis` serves nothing else from then on. It subscribes anew by itself whenever it reconnects. */
export async function listen<Name extends keyof Calls>(
  redis: Redis,
  hear: { readonly [N in Name]: (said: Calls[N]) => void },
): Promise<void> {
  const names = Object.keys(hear) as Name[]
  redis.on('message', (where: string, message: string) => {
    const name = names.find(one => channel(one) === where)
    if (name) hear[name](JSON.parse(message))
  })
  await redis.subscribe(...names.map(channel))
}
