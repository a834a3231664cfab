import type { z } from 'zod'
import type { FaultSettings } from '../../src/sandbox/faults/settings.ts'
import type { SandboxNetwork } from '../../src/sandbox/network.ts'

export type Faults = z.input<typeof FaultSettings>
export type Person = {
  readonly network: SandboxNetwork
  readonly id: string
  readonly host: string
  readonly handle: string
  readonly name: string
  readonly profileUrl: string
  readonly grant: object
}
/** `remoteId`: what its network calls it. */
export type Post = {
  readonly id: string
  readonly network: SandboxNetwork
  readonly remoteId: string
  readonly account: string
  readonly text: string
  readonly at: number
}
/** `at`: arrival, ms. `status` 0: no answer was given. */
export type SeenRequest = {
  readonly at: number
  readonly network: SandboxNetwork
  readonly account: string | null
  readonly answer: string
  readonly status: number
  readonly postId: string | null
}

/** What the simulated networks are asked beside their APIs. */
export type SandboxControl = {
  /** Of five two on X, two on Bluesky, on two hosts, and one on Mastodon, on both of its servers, in turn. */
  readonly people: (count: number) => Promise<Person[]>
  readonly faults: (faults: Faults) => Promise<void>
  readonly posts: () => Promise<Post[]>
  readonly requests: () => Promise<SeenRequest[]>
  readonly isUp: () => Promise<boolean>
}

const deadlineMs = 200_000

export function sandboxControl(port: number): SandboxControl {
  const [url, otherUrl] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const ask = async <T>(method: string, path: string, body?: unknown, at = url): Promise<T> => {
    const answer = await fetch(`${at}/_sandbox/${path}`, {
      method,
      signal: AbortSignal.timeout(deadlineMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} /_sandbox/${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    people: async count => {
      const [onMastodon, onOther] = [Math.floor(count / 5), Math.floor(count / 5)]
      const onX = Math.ceil((count - onMastodon - onOther) / 2)
      const onBluesky = count - onMastodon - onOther - onX
      const made = [
        await ask<Person[]>('POST', 'accounts', { count: onX }),
        await ask<Person[]>('POST', 'accounts', { network: 'bluesky', count: onBluesky }),
        await ask<Person[]>('POST', 'accounts', { network: 'bluesky', count: onOther }, otherUrl),
        await ask<Person[]>('POST', 'accounts', { network: 'mastodon', count: onMastodon }),
      ]
      return Array.from({ length: onX }, (_, n) => made.flatMap(some => some[n] ?? [])).flat()
    },
    faults: async faults => {
      await ask('PUT', 'faults', faults)
    },
    posts: () => ask('GET', 'posts'),
    requests: () => ask('GET', 'requests'),
    isUp: () =>
      ask('GET', 'faults').then(
        () => true,
        () => false,
      ),
  }
}
