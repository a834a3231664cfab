import { type Request, Router } from 'express'
import type { Context } from '../../context.ts'
import { findWayOut, unsubscribe, type WayOut } from '../../domain/mail/unsubscribe.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { unsubscribeView } from './view.tsx'

/**
 * `/unsubscribe/:secret`: the way out of a campaign's list, from the mail itself and without signing in. Mail programs
 * open links to look at them, so only POST does it; RFC 8058 wants no redirect as its answer.
 */
export function unsubscribeRoutes({ db, box, now }: Pick<Context, 'db' | 'box' | 'now'>): Router {
  const routes = Router()
  routes.get('/unsubscribe/:secret', (req, res) => {
    const found = wayOut(req)
    res.send(unsubscribeView({ lang: req.lang, path: req.path, campaign: found.title, done: found.stoppedAt !== null }))
  })
  routes.post('/unsubscribe/:secret', (req, res) => {
    const found = wayOut(req)
    unsubscribe(db, box, found, now())
    res.send(unsubscribeView({ lang: req.lang, path: req.path, campaign: found.title, done: true }))
  })
  return routes

  function wayOut({ params, lang }: Request<{ secret: string }>): WayOut {
    const found = findWayOut(db, params.secret)
    if (!found) throw new Problem(404, text(lang).unsubscribe.gone)
    return found
  }
}
