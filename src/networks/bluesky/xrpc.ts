import { readObject } from '../../lib/json-object.ts'
import type { Fetch } from './fetch.ts'
import { readProblem, type XrpcProblem } from './problem.ts'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The JSON object it answered with; null: something else, or with an error. */
  readonly said: Readonly<Record<string, unknown>> | null
  readonly problem: XrpcProblem | null
}

/** Asks a server of the AT Protocol something. Throws where no whole answer comes. */
export async function ask(
  fetch: Fetch,
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const answer = await fetch(url, { signal, headers: { accept: 'application/json', ...headers }, redirect: 'error' })
  const body = await answer.text()
  const { status } = answer
  return {
    status,
    headers: Object.fromEntries(answer.headers),
    said: status === 200 ? readObject(body) : null,
    problem: status === 200 ? null : readProblem(body),
  }
}
