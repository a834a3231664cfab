import { StringDecoder } from 'node:string_decoder'
import { Client } from 'undici'
import type { Answer, Failure, HttpRequest } from '../../src/domain/network.ts'

/** Answers of posts are small; what is longer is not ours to read. */
const bodyAtMost = 64 * 1024

/** Thrown in the tick that would have written: undici then drops the request before its first byte. */
class NotNow extends Error {}

/** One socket. It carries one request at a time, and nothing ever waits in it behind another. */
export type Lane = {
  /** ms of the monotonic clock at which the request under way began; null when idle. */
  readonly since: () => number | null
  /**
   * Sends one request. `write` is asked in the tick that writes: false drops it, with no byte sent.
   * Resolves with the answer, with a failure, or with 'dropped'. Never rejects.
   */
  readonly send: (request: HttpRequest, write: () => boolean) => Promise<Answer | Failure | 'dropped'>
  readonly isOpen: () => boolean
  /** Opens the socket without sending anything. */
  readonly warm: () => Promise<void>
  /** Gives up the request under way; its outcome is a failure. */
  readonly giveUp: () => void
  readonly close: () => Promise<void>
}

export function openLane(origin: string): Lane {
  const client = new Client(origin, {
    pipelining: 1,
    // undici's own 4 s would close the socket between warming and T0.
    keepAliveTimeout: 600_000,
    keepAliveMaxTimeout: 600_000,
    connectTimeout: 5_000,
    // The sender counts the total deadline itself.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  let since: number | null = null
  let abort: ((reason: Error) => void) | null = null

  const send: Lane['send'] = (request, write) =>
    new Promise(resolve => {
      since = performance.now()
      let written = false
      let status: number | null = null
      let headers: Record<string, string> = {}
      let body = ''
      // A letter may arrive in two pieces.
      const letters = new StringDecoder('utf8')
      const done = (result: Answer | Failure | 'dropped') => {
        since = null
        abort = null
        resolve(result)
      }
      client.dispatch(
        { method: request.method, path: request.path, headers: request.headers, body: request.body },
        {
          onRequestStart: controller => {
            if (!write()) throw new NotNow()
            written = true
            abort = reason => controller.abort(reason)
          },
          onResponseStart: (_, code, answered) => {
            status = code
            headers = flat(answered)
          },
          onResponseData: (_, chunk) => {
            if (body.length < bodyAtMost) body += letters.write(chunk)
          },
          onResponseEnd: () => done({ status: status ?? 0, headers, body, complete: true }),
          onResponseError: (_, error) => {
            if (error instanceof NotNow) done('dropped')
            else if (status !== null) done({ status, headers, body, complete: false })
            else done({ written, code: codeOf(error) })
          },
        },
      )
    })

  const nothing: HttpRequest = { method: 'GET', origin, path: '/', headers: {}, body: '' }
  return {
    since: () => since,
    send,
    isOpen: () => client.stats.connected,
    warm: async () => {
      await send(nothing, () => false)
    },
    giveUp: () => abort?.(Object.assign(new Error('deadline'), { code: 'DEADLINE' })),
    close: () => client.destroy(),
  }
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : error.name)

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) out[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return out
}
