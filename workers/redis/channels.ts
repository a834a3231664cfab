import type { Redis } from 'ioredis'
import type { LaunchClearance, SenderLife } from '../../src/domain/ledger/types.ts'
import { prefix } from '../queues.ts'
import type { DirectorSettings } from '../settings.ts'
import { type Envelope, NotOurs } from './envelope.ts'

/** What director and senders call out to each other, sealed; whoever does not listen misses nothing that is not said again. */
export type Calls = {
  /** 20 times a second: what every launch at work may do, as SQLite said at `readAt` (Redis's clock) and `wallAt` (the director's). */
  readonly go: { readonly readAt: number; readonly wallAt: number; readonly launches: readonly LaunchClearance[] }
  /** Reports that are settled. */
  readonly ack: { readonly reports: readonly string[] }
  /** Twice a second from every sender. */
  readonly alive: SenderLife
  /** From the director, as long as it hears senders: what they must have to be let in. */
  readonly settings: DirectorSettings
}

type Name = keyof Calls

/** Somebody who speaks here without our key. `from` is what they call themselves: shown to people, and never believed. */
export type Stranger = { readonly name: Name; readonly from: string; readonly keyId: string | null }

const channel = (name: Name) => `${prefix}:${name}`
const purpose = (name: Name) => `call:${name}`

/** `from`: how a person would know this process, readable without the key. */
export type Voice = {
  readonly redis: Redis
  readonly envelope: Envelope
  readonly from: string
  /** A key that the listeners are known to have. */
  readonly keyId?: string | null
}

export const call = <N extends Name>({ redis, envelope, from, keyId }: Voice, name: N, said: Calls[N]) =>
  redis.publish(channel(name), `${envelope.seal(said, purpose(name), keyId)} ${from}`)

/** A director tells how many deliveries of how many launches may not go: about 10 bytes each. Nothing of ours is longer. */
const longest = 16 * 1024 * 1024
const longestName = 80

/** `redis` serves nothing else from then on. It subscribes anew by itself whenever it reconnects. */
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
