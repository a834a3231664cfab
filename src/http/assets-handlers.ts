import type { Request, RequestHandler, Response } from 'express'
import { assetPath, type Encoding, encoded, findAsset, prepareAssets } from './assets.ts'
import { forEverybody } from './security-headers.ts'

/** `/assets/…`: hashed names, kept by browsers for a year. */
export function assetHandlers() {
  prepareAssets()
  return {
    send: sendAsset,
    // Asked for by browsers where a page names no icon: a JSON file, say.
    favicon: (_req: Request, res: Response) =>
      res.set('cache-control', 'public, max-age=3600').redirect(302, assetPath('icon.svg') ?? '/'),
  }
}

const sendAsset: RequestHandler = (req, res, next) => {
  const asset = findAsset(req.path)
  if (!asset) return next()
  const encoding: Encoding = asset.type.startsWith('text/')
    ? (req.acceptsEncodings('br', 'gzip', 'identity') as Encoding | false) || 'identity'
    : 'identity'
  res.set({
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    // Cards and boards stand in pages of others, some in frames without an origin: no file here is a secret.
    ...forEverybody,
    vary: 'accept-encoding',
  })
  if (encoding !== 'identity') res.set('content-encoding', encoding)
  res.end(encoded(asset, encoding))
}
