import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that was read to its end. `arrivedAt` (ms) is when its head was. */
export type SandboxRequest = {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly method: string
  /** As it came, still encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
  readonly arrivedAt: number
  /** Parts of the path that the route names with a colon, decoded. */
  readonly params: Readonly<Record<string, string>>
}

const largestBody = 32 * 1024 * 1024

/** Calls `done` when the body is there, with null when it is too large. Never calls it when the client goes before. */
export function readBody(req: IncomingMessage, done: (body: string | null) => void): void {
  const parts: Buffer[] = []
  let size = 0
  req.on('data', (part: Buffer) => {
    size += part.length
    if (size <= largestBody) parts.push(part)
  })
  req.on('end', () => done(size > largestBody ? null : Buffer.concat(parts).toString('utf8')))
  // A client that resets the connection is no error of ours.
  req.on('error', () => {})
}

export const isForm = ({ req }: SandboxRequest): boolean =>
  (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')

export const formOf = (call: SandboxRequest): URLSearchParams => new URLSearchParams(isForm(call) ? call.body : '')

/** Null when the body is no JSON. */
export function jsonOf({ body }: SandboxRequest): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
