import type { RequestHandler } from 'express'
import multer, { MulterError } from 'multer'

/**
 * One file of a form, held in memory, and the form's fields. What is too large or too much is not read to its end:
 * `res.locals.fileTooLarge` says so, and the page can be shown again.
 */
export function takeFile(field: string, bytesAtMost: number): RequestHandler {
  const parse = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: bytesAtMost, files: 1, fields: 20, fieldSize: 10_000, parts: 25, headerPairs: 20 },
  }).single(field)
  return (req, res, next) => {
    parse(req, res, (error: unknown) => {
      // Nothing in it is no file: what a browser sends where none was chosen.
      if (req.file?.size === 0) req.file = undefined
      if (!error) return next()
      if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
        res.locals.fileTooLarge = true
        return next()
      }
      // Cut short, or no form of ours.
      next(Object.assign(new Error('the form could not be read'), { status: 400 }))
    })
  }
}
