import { createHmac } from 'node:crypto'
import OAuth from 'oauth-1.0a'
import { createLog } from '../../src/lib/log.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'

export type Person = { readonly id: string; readonly handle: string; readonly token: string; readonly secret: string }
export type Running = Awaited<ReturnType<typeof sandbox>>

/** A simulated X of this test alone, on a port of its own. `now` in ms. */
export async function sandbox({ now = Date.now, dataDir = testFolder('sandbox') } = {}) {
  const running = await startSandbox({ port: 0, dataDir, log: createLog('sandbox', 'silent'), now })
  afterThisTest(running.close)
  const { url } = running
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/_sandbox/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const byItsClock = () => ({ atSeconds: Math.floor(now() / 1000) })
  const ask = (method: string, person: Person, path: string) =>
    fetch(url + path, { method, headers: { authorization: signed(url, method, path, person, byItsClock()) } })

  return {
    ...running,
    dataDir,
    control,
    people: async (body: unknown): Promise<Person[]> => (await control('POST', 'accounts', body)).json(),
    person: async (handle: string, followers = 100): Promise<Person> => {
      const made = await control('POST', 'accounts', { accounts: [{ handle, name: handle, followers }] })
      const [one] = await made.json()
      return one
    },
    faults: async (body: unknown) => {
      const set = await control('PUT', 'faults', body)
      if (!set.ok) throw new Error(await set.text())
    },
    posts: async (): Promise<{ id: string; network: string; account: string; text: string; at: number }[]> =>
      (await control('GET', 'posts')).json(),
    requests: async (): Promise<{ at: number; account: string; answer: string; status: number; postId: string }[]> =>
      (await control('GET', 'requests')).json(),
    post: (person: Person, text: string, init: RequestInit = {}) => {
      const authorization = signed(url, 'POST', '/2/tweets', person, byItsClock())
      const headers = { authorization, 'content-type': 'application/json' }
      return fetch(`${url}/2/tweets`, { method: 'POST', headers, body: JSON.stringify({ text }), ...init })
    },
    read: (person: Person, path: string) => ask('GET', person, path),
    remove: (person: Person, id: string) => ask('DELETE', person, `/2/tweets/${id}`),
  }
}

export type Signing = {
  readonly key?: string
  readonly secret?: string
  /** Signed, and sent with the others. */
  readonly extra?: Readonly<Record<string, string>>
  /** Put in after signing. */
  readonly tampered?: Readonly<Record<string, string>>
  readonly atSeconds?: number
}

/** An Authorization header as an app would make it; without a person it signs for itself. */
export function signed(
  url: string,
  method: string,
  path: string,
  person: { readonly token: string; readonly secret: string } | null,
  { key = 'sandbox', secret = 'sandbox-secret', extra = {}, tampered = {}, atSeconds }: Signing = {},
): string {
  const oauth = new OAuth({
    consumer: { key, secret },
    signature_method: 'HMAC-SHA1',
    hash_function: (base, signingKey) => createHmac('sha1', signingKey).update(base).digest('base64'),
  })
  if (atSeconds !== undefined) oauth.getTimeStamp = () => atSeconds
  const token = person ? { key: person.token, secret: person.secret } : undefined
  const made = oauth.authorize({ method, url: url + path, data: { ...extra } }, token)
  return oauth.toHeader({ ...made, ...extra, ...tampered }).Authorization
}

/** Sixteen at a time: a socket for everybody costs more than the work. */
export async function inLanes<T>(items: readonly T[], work: (item: T, n: number) => Promise<unknown>): Promise<void> {
  const left = items.entries()
  const lane = async () => {
    for (const [n, item] of left) await work(item, n)
  }
  await Promise.all(Array.from({ length: 16 }, lane))
}
