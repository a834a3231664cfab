import { join, resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { picturesFolder } from '../../domain/campaign/picture-files.ts'
import type { Handlers } from '../../http/route.ts'
import { forEverybody } from '../../http/security-headers.ts'

/** `/pictures/…`: named by what they show, so kept by browsers for ever. The one without loss is for files only. */
export function pictureFileHandlers({ config }: Pick<Context, 'config'>) {
  const root = resolve(picturesFolder(config.dataDir))
  return {
    send: (req, res, next) => {
      const extension = /^[0-9a-f]{32}(?:-\d{3,4}\.avif|\.webp)$/.test(req.params.name) && req.params.name.slice(-4)
      if (!extension) return next()
      const headers = {
        'content-type': `image/${extension}`,
        'cache-control': 'public, max-age=31536000, immutable',
        ...forEverybody,
      }
      res.sendFile(join(root, req.params.name), { headers, lastModified: false, cacheControl: false }, error => {
        if (error && !res.headersSent) next()
      })
    },
  } satisfies Handlers<'name'>
}
