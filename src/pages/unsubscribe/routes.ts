import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findWayOut, unsubscribe, type WayOut } from '../../domain/mail/unsubscribe.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { unsubscribeView } from './view.tsx'

const lang = 'en'

/**
 * `/unsubscribe/:secret`: the way out of a campaign's list, from the mail itself and without signing in. Mail programs
 * open links to look at them, so only POST does it; RFC 8058 wants no redirect as its answer.
 */
export function unsubscribeRoutes({ db, now }: Pick<Context, 'db' | 'now'>): Router {
  const routes = Router()
  routes.get('/unsubscribe/:secret', (req, res) => {
    const found = wayOut(req.params.secret)
    res.send(unsubscribeView({ lang, path: req.path, campaign: found.title, done: found.stoppedAt !== null }))
  })
  routes.post('/unsubscribe/:secret', (req, res) => {
    const found = wayOut(req.params.secret)
    unsubscribe(db, found, now())
    res.send(unsubscribeView({ lang, path: req.path, campaign: found.title, done: true }))
  })
  return routes

  function wayOut(secret: string): WayOut {
    const found = findWayOut(db, secret)
    if (!found) throw new Problem(404, text(lang).unsubscribe.gone)
    return found
  }
}
