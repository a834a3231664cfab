import { request } from 'undici'
import type { Grant } from '../../../src/networks/account.ts'
import type { Answer, Failure, Frozen, HttpRequest, Network, Post } from '../../../src/networks/port.ts'
import type { Person } from './people.ts'

/** Writes a request as a sender does, without its guards. */
export async function send({ method, origin, path, headers, body }: HttpRequest): Promise<Answer | Failure> {
  try {
    const answer = await request(`${origin}${path}`, { method, headers, ...(method === 'POST' && { body }) })
    const single = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(single),
      body: await answer.body.text(),
      complete: true,
    }
  } catch (error) {
    return { written: true, code: (error as { code?: string }).code ?? 'unknown' }
  }
}

/** Sends a post with the nonce that the server teaches, at `now`. */
export async function post({ posting }: Network, grant: Grant, frozen: Frozen, now = Date.now()) {
  const taught = await nonceFor({ posting }, grant, now)
  return posting.outcome(await send(posting.request(grant, frozen, now, taught)), now, frozen)
}

export async function nonceFor({ posting }: Pick<Network, 'posting'>, grant: Grant, now: number): Promise<string> {
  const { hostState } = posting
  const answer = hostState && (await send(hostState.ask(grant, now)))
  return (answer && 'status' in answer && hostState?.read(answer)) || ''
}

export const postOf = (person: Person, text: string, more: Partial<Post> = {}): Post => ({
  text,
  momentAt: Date.now(),
  account: { remoteId: person.did, host: person.host },
  card: null,
  lang: 'en',
  seed: `launch 1 pledge ${person.did} ${text}`,
  ...more,
})
