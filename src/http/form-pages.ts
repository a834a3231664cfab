import type { RequestHandler } from 'express'
import { isLang } from '../lib/lang.ts'
import type { Method, Route } from './route.ts'

/** An address that takes a form and shows nothing, and how many of its parts are those of the page the form stands on. */
type FormsOnly = { readonly path: string; readonly above: number }

/**
 * Who opens an address that only takes a form is led to the page of that form: the link to another language under a
 * refused form goes there, and so does a reload by the address bar. To stand behind all routes.
 */
export function formPages(table: readonly Route[]): readonly (FormsOnly & { readonly lead: RequestHandler })[] {
  return formsOnly(table).map(one => ({ ...one, lead: leadUp(one.above) }))
}

function formsOnly(table: readonly Route[]): FormsOnly[] {
  const of = (method: Method) => table.flatMap(route => (route.method === method ? [route.path] : []))
  const pages = new Set(of('GET').map(shape))
  return of('POST').flatMap(path => {
    if (pages.has(shape(path))) return []
    const parts = path.split('/')
    const above = parts.findLastIndex((_, n) => n > 1 && pages.has(shape(parts.slice(0, n).join('/'))))
    return above > 1 ? [{ path, above }] : []
  })
}

const leadUp =
  (above: number): RequestHandler =>
  (req, res) => {
    const page = req.path.split('/').slice(0, above).join('/')
    const { lang } = req.query
    res.redirect(303, isLang(lang) ? `${page}?lang=${lang}` : page)
  }

/** `/c/:slug/stop` as `/c/:/stop`: what a parameter is called does not matter here. */
const shape = (path: string) => path.replace(/:\w+/g, ':')
