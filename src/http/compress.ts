import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestHandler, Response } from 'express'

const zip = promisify(gzip)

/** A page that several readers are given: compressed once for all of them. */
export type SharedPage = { html: string; zipped?: Promise<Buffer> }

export function sendShared(res: Response, page: SharedPage): void {
  res.locals.sharedPage = page
  res.send(page.html)
}

/** Answers that are worth it (text over 1 KB) go out gzipped. Pages with a secret in their address stay as they are. */
export const compress: RequestHandler = (req, res, next) => {
  const send = res.send.bind(res)
  res.send = body => {
    const worthIt = typeof body === 'string' && body.length > 1024 && !res.getHeader('content-encoding')
    if (!worthIt || res.locals.secretPage || req.acceptsEncodings('gzip', 'identity') !== 'gzip') return send(body)
    if (!res.getHeader('content-type')) res.type('html')
    res.vary('accept-encoding')
    const shared: SharedPage = res.locals.sharedPage ?? { html: body }
    shared.zipped ??= zip(shared.html, { level: 6 })
    void shared.zipped.then(
      bytes => send.call(res.set('content-encoding', 'gzip'), bytes),
      () => send(body),
    )
    return res
  }
  next()
}
