import { Agent, request } from 'undici'
import { isLoopbackHost, isPublicName, originOf } from '../../lib/host-names.ts'
import { readObject } from '../../lib/json-object.ts'
import { publicAgent } from '../../lib/public-agent.ts'
import { neverLeft } from '../never-left.ts'
import type { MastodonSettings } from './settings.ts'

/** Of any one exchange, its last byte included. */
const withinMs = 10_000
/** No answer that is read here is as long. */
const mostBytes = 2_000_000

export type Asked = {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly token?: string | null
  readonly form?: Readonly<Record<string, string>>
}

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The JSON object that came; null: something else. */
  readonly said: Readonly<Record<string, unknown>> | null
}

/** `not-public`: the name leads to this machine or its network. `broken`: no whole answer, or one without an end. */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'not-public' | 'no-name' | 'away' | 'broken',
    /** Whether the server may have heard what was asked. */
    readonly maybeHeard = true,
  ) {
    super(`no whole answer: ${why}`)
  }
}

/** Asks a server one thing. Throws `NoAnswer`. Never follows a redirect: where that leads is for the caller to look at. */
export type AskServer = (host: string, asked: Asked, signal?: AbortSignal) => Promise<Reply>

export const mayBeAsked = (host: string, { localServers }: Pick<MastodonSettings, 'localServers'>): boolean =>
  localServers.length > 0 ? isLoopbackHost(host) : isPublicName(host)

export function serverClient(settings: MastodonSettings, agent: Agent = agentFor(settings)): AskServer {
  return async (host, { method = 'GET', path, token, form }, signal) => {
    if (!mayBeAsked(host, settings)) throw new NoAnswer('not-public')
    const deadline = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(withinMs)])
    try {
      const { statusCode, headers, body } = await request(`${originOf(host)}${path}`, {
        method,
        dispatcher: agent,
        signal: deadline,
        // Some servers close each connection after an answer without a word: a second request on it would be lost.
        reset: true,
        headers: {
          accept: 'application/json',
          'user-agent': `Thunderclap (+${settings.baseUrl})`,
          ...(token && { authorization: `Bearer ${token}` }),
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form && { body: new URLSearchParams(form).toString() }),
      })
      const text = await bounded(body)
      const single = Object.entries(headers).map(([name, value]) => [name, String(value)])
      return { status: statusCode, headers: Object.fromEntries(single), body: text, said: readObject(text) }
    } catch (error) {
      throw error instanceof NoAnswer ? error : new NoAnswer(whyOf(error), !neverLeft(error))
    }
  }
}

const agentFor = ({ localServers }: MastodonSettings) => (localServers.length > 0 ? new Agent() : publicAgent())

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    // Leaving the loop ends the connection.
    if (length > mostBytes) throw new NoAnswer('broken')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function whyOf(error: unknown): NoAnswer['why'] {
  const { code = '', name = '', message = '' } = error as { code?: string; name?: string; message?: string }
  if (code === 'NOT_PUBLIC' || message.endsWith('is not a public host')) return 'not-public'
  if (code === 'ENOTFOUND' || code === 'EAI_NODATA') return 'no-name'
  if (name === 'TimeoutError' || name === 'AbortError' || code.startsWith('E') || code.startsWith('UND_ERR_CONNECT'))
    return 'away'
  return 'broken'
}
