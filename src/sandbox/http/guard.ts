import type { IncomingMessage } from 'node:http'
import { plainText, type Reply } from './reply.ts'

export type Guarded = {
  readonly kind: 'allowed'
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
}

const ourNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Only for this machine: a foreign name that was pointed at 127.0.0.1 is refused, and so is a page of another site
 * that would change something. Forms of the sign-in are exempt from neither.
 */
export function guard(req: IncomingMessage): Guarded | { readonly kind: 'refused'; readonly reply: Reply } {
  const method = req.method ?? 'GET'
  if (!ourNames.test(req.headers.host ?? ''))
    return { kind: 'refused', reply: plainText(403, 'The sandbox answers to localhost and 127.0.0.1 only.') }
  if (method !== 'GET' && method !== 'HEAD' && req.headers['sec-fetch-site'] === 'cross-site')
    return { kind: 'refused', reply: plainText(403, 'Other sites may change nothing here.') }
  const url = req.url ?? '/'
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  return { kind: 'allowed', method, path, query: at < 0 ? noQuery : new URLSearchParams(url.slice(at + 1)) }
}

const noQuery = new URLSearchParams()
