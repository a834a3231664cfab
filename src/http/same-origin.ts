import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../context.ts'
import { Problem } from '../lib/problem.ts'
import { readUrl } from '../lib/url.ts'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** Takes a form only from our own pages; the rules are those of Go 1.25's CrossOriginProtection (docs/decisions/csrf.md). */
export function sameOrigin({ config }: Pick<Context, 'config'>): RequestHandler {
  const ours = new URL(config.web.baseUrl).host
  return (req, res, next) => {
    if (!safeMethods.includes(req.method) && !isOwn(req, res, ours)) throw new Problem(403)
    next()
  }
}

function isOwn(req: Request, res: Response, ours: string): boolean {
  const site = req.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = req.get('origin')
  // Neither header: no browser, so nobody's cookies are being used behind their back.
  if (!origin) return true
  // A page that sends no referrer says `null` even to itself; its secret address is what no other site can know.
  if (origin === 'null') return res.locals.secretPage === true
  const host = hostOf(origin)
  return host !== null && (host === req.get('host') || host === ours)
}

const hostOf = (origin: string): string | null => readUrl(origin)?.host ?? null
