import type { z } from 'zod'
import type { FaultSettings } from '../../src/sandbox/faults/settings.ts'

export type Faults = z.input<typeof FaultSettings>
export type Person = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly token: string
  readonly secret: string
}
export type Post = { readonly id: string; readonly account: string; readonly text: string; readonly at: number }
/** `at`: arrival, ms. `status` 0: no answer was given. */
export type SeenRequest = {
  readonly at: number
  readonly account: string | null
  readonly answer: string
  readonly status: number
  readonly postId: string | null
}

/** What the simulated X is asked beside its API. */
export type SandboxControl = {
  readonly people: (count: number) => Promise<Person[]>
  readonly faults: (faults: Faults) => Promise<void>
  readonly posts: () => Promise<Post[]>
  readonly requests: () => Promise<SeenRequest[]>
  readonly isUp: () => Promise<boolean>
}

const deadlineMs = 200_000

export function sandboxControl(url: string): SandboxControl {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method,
      signal: AbortSignal.timeout(deadlineMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} /_sandbox/${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    people: count => ask('POST', 'accounts', { count, grants: true }),
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
