import type { ServerResponse } from 'node:http'
import { secretText } from '../secret-text.ts'
import type { Reply } from './reply.ts'

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

const headersOf = ({ headers, body }: Reply) => ({
  ...headers,
  'content-length': Buffer.byteLength(body),
  'x-transaction-id': transactionId(),
})

const transactionId = () => secretText(16)
