import type { Express, RequestHandler } from 'express'
import { isLang } from '../lib/lang.ts'
import { routeTable } from './route-table.ts'

/** An address that takes a form and shows nothing, and how many of its parts are those of the page the form stands on. */
type FormsOnly = { readonly like: RegExp; readonly above: number }

/**
 * Who opens an address that only takes a form is led to the page of that form: the link to another language under a
 * refused form goes there, and so does a reload by the address bar. To stand behind all routes.
 */
export function leadToItsForm(app: Express): RequestHandler {
  // Known once all routes stand, which is before anybody asks.
  let known: readonly FormsOnly[] | null = null
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    known ??= formsOnly(routeTable(app))
    const found = known.find(({ like }) => like.test(req.path))
    if (!found) return next()
    const page = req.path.split('/').slice(0, found.above).join('/')
    const { lang } = req.query
    res.redirect(303, isLang(lang) ? `${page}?lang=${lang}` : page)
  }
}

function formsOnly(routes: readonly string[]): FormsOnly[] {
  const of = (method: string) =>
    routes.flatMap(route => (route.startsWith(`${method} `) ? [route.split(' ')[1] ?? ''] : []))
  const pages = new Set(of('GET').map(shape))
  return of('POST').flatMap(path => {
    const parts = path.split('/')
    if (pages.has(shape(path))) return []
    const above = parts.findLastIndex(
      (_, n) => n > 1 && n < parts.length && pages.has(shape(parts.slice(0, n).join('/'))),
    )
    return above > 1 ? [{ like: new RegExp(`^${shape(path).replaceAll(':', '[^/]+')}$`), above }] : []
  })
}

/** `/c/:slug/stop` as `/c/:/stop`: what a parameter is called does not matter here. */
const shape = (path: string) => path.replace(/:\w+/g, ':')
