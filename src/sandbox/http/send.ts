import type { ServerResponse } from 'node:http'
import { secretText } from '../secret-text.ts'
import type { Reply } from './reply.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Writes all of an answer. What the client is gone for is dropped. */
export function send(res: ServerResponse, reply: Reply): void {
  if (res.destroyed || res.headersSent) return
  res.writeHead(reply.status, headersOf(reply)).end(reply.body)
}

/** Head and half of the body, then the connection is gone. */
export function sendHalf(res: ServerResponse, reply: Reply): void {
  if (res.destroyed || res.headersSent) return
  const body = Buffer.from(reply.body)
  res.writeHead(reply.status, headersOf(reply))
  res.write(body.subarray(0, Math.floor(body.length / 2)), () => res.socket?.destroy())
}

/** A TCP reset: the client learns nothing. */
export function reset(res: ServerResponse): void {
  res.socket?.resetAndDestroy()
}

/** For answers that are written piece by piece. */
export const streamHeaders = (type: string) => ({
  'content-type': type,
  'cache-control': 'no-store',
  'x-transaction-id': transactionId(),
})

function headersOf({ headers, body }: Reply): Record<string, string | number> {
  const own = headers['content-type']?.startsWith('text/html') ? pageHeaders : {}
  return { ...own, ...headers, 'content-length': Buffer.byteLength(body), 'x-transaction-id': transactionId() }
}

const pageHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** Where a form leads to another server, Chromium wants that one named too. */
export const policyWithForms = (origin: string) =>
  policy.replace("form-action 'self'", `form-action 'self' ${origin} http://127.0.0.1:* http://localhost:*`)

const transactionId = () => secretText(16)
