import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { isStorageFailure, NothingCanBeSaved } from '../../domain/operation/storage.ts'
import { loggedPath } from '../../lib/log.ts'
import { Problem, type ProblemStatus } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { errorView } from './view.tsx'

export const nothingHere: RequestHandler = () => {
  throw new Problem(404)
}

/** A secret link that leads to nothing: it can be sent again. What a page says itself about it stays. */
export const leadToLostLink: ErrorRequestHandler = (error, req, _res, next) => {
  if (!(error instanceof Problem) || error.status !== 404) return next(error)
  const { title, text: words, label } = text(req.lang).lostLink.notFound
  next(new Problem(404, { title, text: words, action: { href: '/lost-link', label }, ...error.words }))
}

/** The last word on every request: problems become their page, anything else an incident with a number in the log. */
export function errorPages({ config, log }: Pick<Context, 'config' | 'log'>): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (res.headersSent) return void res.destroy()
    // An address that cannot be read fails before its language is known.
    const lang = req.lang ?? config.defaultLanguage
    const problem = error instanceof Problem ? error : ofBodyParser(error)
    if (problem) {
      const page = errorView({ lang, status: problem.status, words: problem.words })
      return void res.status(problem.status).set('cache-control', 'no-store').type('html').send(page)
    }
    const incident = randomBytes(4).toString('hex')
    const unsaved = isStorageFailure(error)
    const what = unsaved ? 'nothing can be saved' : 'unexpected failure'
    log.error({ incident, err: error, method: req.method, path: loggedPath(req.originalUrl) }, what)
    const status = unsaved ? 503 : 500
    const page = errorView({
      lang,
      status,
      incident,
      ...(unsaved && { words: text(lang).errors[isScarce(error) ? 'scarce' : 'unsaved'] }),
    })
    if (unsaved) res.set('retry-after', '60')
    res.status(status).set('cache-control', 'no-store').type('html').send(page)
  }
}

const isScarce = (error: unknown) => error instanceof NothingCanBeSaved && error.problem === 'scarce'

/** Express's own parsers throw errors with a status below 500: the request is at fault, not we. */
function ofBodyParser(error: unknown): Problem | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null
  if (typeof status !== 'number' || status < 400 || status > 499) return null
  const known: readonly number[] = [403, 404, 409, 413, 422, 429]
  return new Problem(known.includes(status) ? (status as ProblemStatus) : 400)
}
