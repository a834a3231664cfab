import type { Redis } from 'ioredis'
import type { LaunchClearance, SenderLife } from '../../src/domain/ledger/types.ts'
import { prefix } from '../queues.ts'
import type { DirectorSettings } from '../settings.ts'
import { type Envelope, NotOurs } from './envelope.ts'

/** Sealed messages between director and senders. Each is repeated, so a process that misses one gets the next. */
export type Calls = {
  /** The clearance, 20 times a second: what every launch at work may do, read from SQLite at `readAt` (Redis's clock) and `wallAt` (the director's). */
  readonly go: { readonly readAt: number; readonly wallAt: number; readonly launches: readonly LaunchClearance[] }
  /** Ids of settled reports. */
  readonly ack: { readonly reports: readonly string[] }
  /** The heartbeat, twice a second from every sender. */
  readonly alive: SenderLife
  /** From the director, while it hears senders: the settings that they must have. */
  readonly settings: DirectorSettings
}

type Name = keyof Calls

/** A process that publishes here without our key. `from` is its own name for itself: shown to people, never trusted. */
export type Stranger = { readonly name: Name; readonly from: string; readonly keyId: string | null }

const channel = (name: Name) => `${prefix}:${name}`
const purpose = (name: Name) => `call:${name}`

/** `from`: a name of this process for people, readable without the key. */
export type Publisher = {
  readonly redis: Redis
  readonly envelope: Envelope
  readonly from: string
  /** A key that the listeners are known to have. */
  readonly keyId?: string | null
}

export const publishCall = <N extends Name>({ redis, envelope, from, keyId }: Publisher, name: N, said: Calls[N]) =>
  redis.publish(channel(name), `${envelope.seal(said, purpose(name), keyId)} ${from}`)

/** The longest message is a clearance: about 10 bytes for each withdrawn delivery. */
const longest = 16 * 1024 * 1024
const longestName = 80

/** `redis` can only subscribe from then on. It subscribes again by itself after a reconnect. */
export async function listen<N extends Name>(
  redis: Redis,
  envelope: Envelope,
  hear: { readonly [M in N]: (said: Calls[M]) => void },
  stranger: (one: Stranger) => void = () => {},
): Promise<void> {
  const names = Object.keys(hear) as N[]
  redis.on('message', (where: string, message: string) => {
    const name = names.find(one => channel(one) === where)
    if (!name || message.length > longest) return
    const space = message.indexOf(' ')
    const sealed = space < 0 ? message : message.slice(0, space)
    let said: Calls[N]
    try {
      said = envelope.open(sealed, purpose(name))
    } catch (error) {
      const from = space < 0 ? '' : printable(message.slice(space + 1, space + 1 + longestName))
      return stranger({ name, from, keyId: error instanceof NotOurs ? error.keyId : null })
    }
    hear[name](said)
  })
  await redis.subscribe(...names.map(channel))
}

const printable = (text: string) => text.replace(/[^\x21-\x7e]+/g, ' ').trim()
