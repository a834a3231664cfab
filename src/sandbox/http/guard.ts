import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { plainText, type Reply } from './reply.ts'
import { send } from './send.ts'

const ourNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Only for this machine: a foreign name that was pointed at 127.0.0.1 is refused, and so is a page of another site
 * that would change something. Forms of the sign-in are exempt from neither.
 */
export function refusalOf({ method = '', headers }: Pick<IncomingMessage, 'method' | 'headers'>): Reply | null {
  if (!ourNames.test(headers.host ?? '')) return plainText(403, 'The sandbox answers to localhost and 127.0.0.1 only.')
  if (!['GET', 'HEAD'].includes(method) && headers['sec-fetch-site'] === 'cross-site')
    return plainText(403, 'Other sites may change nothing here.')
  return null
}

export const forThisMachine: RequestHandler = (req, res, next) => {
  const refusal = refusalOf(req)
  if (refusal) send(res, refusal)
  else next()
}
