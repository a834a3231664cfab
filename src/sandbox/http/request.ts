import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** A request that was read to its end: of Express, or of `post-listener.ts`. */
export type SandboxRequest = {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** As it came, still encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  /** As text, whatever it says that it is: each route reads it as it needs it. */
  readonly body: string
  /** ms; when its head was read. */
  readonly arrivedAt: number
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

export const takeBody: RequestHandler = (req, res, next) =>
  readBody(req, body => {
    req.body = body
    if (body === null) res.status(413).type('text').send('That is too much.\n')
    else next()
  })

/** The address that the sandbox was asked at: scheme, host and port. */
export const originOf = ({ headers }: Pick<SandboxRequest, 'headers'>): string => `http://${headers.host}`

/** `null` where a request has no query. */
export const parseQuery = (query: string | null): URLSearchParams => new URLSearchParams(query ?? '')

export function formOf({ body, headers }: SandboxRequest): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? body : '')
}

/** Null when the body is no JSON. */
export function jsonOf({ body }: SandboxRequest): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
