import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { isLang, type Lang, langs } from '../lib/lang.ts'
import { readUrl } from '../lib/url.ts'

declare global {
  namespace Express {
    interface Request {
      /** What this person reads. */
      lang: Lang
    }
  }
}

/** It says a language and nothing else. */
const cookie = 'language'
const yearMs = 365 * 86_400_000

/** Decides once what language a request is answered in. Why so: docs/decisions/languages.md. */
export function languages({ config }: Pick<Context, 'config'>): RequestHandler {
  const secure = config.web.baseUrl.startsWith('https:')
  return (req, res, next) => {
    const asked = req.query.lang
    const unasked = unaskedLang(req, config.defaultLanguage)
    req.lang = isLang(asked) ? asked : unasked
    res.vary('accept-language, cookie')
    if (req.lang !== unasked && isLookedAt(req))
      res.cookie(cookie, req.lang, { maxAge: yearMs, httpOnly: true, sameSite: 'lax', secure, path: '/' })
    const lost = isLang(asked) && isLookedAt(req) ? lostQuery(req) : null
    if (lost === null) return next()
    // By its query alone: it stays on this page, whatever its path is.
    lost.set('lang', asked as Lang)
    res.redirect(303, `?${lost}`)
  }
}

/** The link to another language says nothing but that: what else the page was asked for, a search say, goes on with it. */
function lostQuery(req: Request): URLSearchParams | null {
  const from = req.get('referer')
  if (req.method !== 'GET' || !from || Object.keys(req.query).length > 1) return null
  const before = readUrl(from)
  if (!before || before.host !== req.get('host') || before.pathname !== req.path) return null
  before.searchParams.delete('lang')
  return before.searchParams.size > 0 ? before.searchParams : null
}

/** What was chosen before, else the best that the browser asks for and we have, else the installation's own. */
function unaskedLang(req: Request, otherwise: Lang): Lang {
  const chosen = chosenBefore(req.headers.cookie)
  if (chosen) return chosen
  // Where all are as good to the browser, the first is taken.
  const best = req.acceptsLanguages([otherwise, ...langs.filter(lang => lang !== otherwise)])
  return isLang(best) ? best : otherwise
}

function chosenBefore(cookies: string | undefined): Lang | null {
  const pair = cookies?.split(/; */).find(part => part.startsWith(`${cookie}=`))
  const word = pair?.slice(cookie.length + 1)
  return isLang(word) ? word : null
}

/** Not for frames in pages of others, streams and the like. Browsers that do not say what they fetch for look at it. */
const isLookedAt = (req: Request) => (req.get('sec-fetch-dest') ?? 'document') === 'document'
