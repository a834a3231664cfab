import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const zip = promisify(gzip)

/** Answers that are worth it (text over 1 KB) go out gzipped. Pages with a secret in their address stay as they are. */
export const compress: RequestHandler = (req, res, next) => {
  const send = res.send.bind(res)
  res.send = body => {
    const worthIt = typeof body === 'string' && body.length > 1024 && !res.getHeader('content-encoding')
    if (!worthIt || res.locals.secretPage || req.acceptsEncodings('gzip', 'identity') !== 'gzip') return send(body)
    if (!res.getHeader('content-type')) res.type('html')
    res.vary('accept-encoding')
    void zip(body, { level: 6 }).then(
      bytes => send.call(res.set('content-encoding', 'gzip'), bytes),
      () => send(body),
    )
    return res
  }
  next()
}
