import { Agent, type Dispatcher } from 'undici'
import { publicAgent } from './public-agent.ts'

type Request = {
  readonly method: 'POST' | 'PUT' | 'DELETE' | 'GET'
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly complete: boolean
}

/** No answer came. `written`: a byte of it may have left. */
type Failure = { readonly written: boolean; readonly code: string }

const bodyAtMost = 1_048_576

/**
 * Writes a request once, as it is, and never again: no redirect is followed and nothing is tried anew. `signal` ends all of
 * it. `publicOnly`: for a host that somebody typed.
 */
export async function sendOnce(
  { method, origin, path, headers, body }: Request,
  { publicOnly, signal }: { readonly publicOnly: boolean; readonly signal: AbortSignal },
): Promise<Answer | Failure> {
  const agent = publicOnly ? publicAgent() : new Agent()
  let connected = false
  agent.on('connect', () => {
    connected = true
  })
  try {
    const sent = { method, origin, path, headers, signal, body: body === '' ? null : body }
    const answer = await agent.request(sent)
    return { status: answer.statusCode, headers: oneLine(answer.headers), ...(await read(answer.body)) }
  } catch (error) {
    const { code, name } = error as Error & { readonly code?: unknown }
    return { written: connected, code: typeof code === 'string' ? code : name }
  } finally {
    await agent.destroy()
  }
}

/** As far as it came. */
async function read(stream: Dispatcher.ResponseData['body']): Promise<{ body: string; complete: boolean }> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of stream) {
      parts.push(part)
      size += part.length
      if (size > bodyAtMost) return { body: text(parts), complete: false }
    }
    return { body: text(parts), complete: true }
  } catch {
    return { body: text(parts), complete: false }
  }
}

const text = (parts: readonly Buffer[]) => Buffer.concat(parts).toString('utf8')

const oneLine = (headers: Dispatcher.ResponseData['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]))
