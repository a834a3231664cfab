import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { isLang, type Lang, langs } from '../lib/lang.ts'

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
    next()
  }
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
