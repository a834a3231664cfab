import type { Express, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { formPages } from './form-pages.ts'
import { guards } from './guards.ts'
import { routeLimits } from './limits/route-limits.ts'
import { takeForm } from './read-form.ts'
import type { Route, Stage } from './route.ts'

/** Puts the routes of a stage into the application, each behind its limits and its right. */
export function mounter(app: Express, context: Context, table: readonly Route[]) {
  const guardsOf = guards(context)
  const limitsOf = routeLimits(context)
  return (stage: Stage): void => {
    for (const one of table.filter(route => route.stage === stage))
      app[one.method === 'GET' ? 'get' : 'post'](
        one.path,
        ...(one.limits ?? []).flatMap(name => limitsOf[name]),
        ...(one.unlisted ? [unlisted] : []),
        ...guardsOf[one.right],
        ...one.handlers,
      )
  }
}

/** Reads each form up to the size that its route allows. */
export function mountForms(app: Express, table: readonly Route[]): void {
  for (const { path, form } of table) if (form) app.post(path, takeForm(form))
  app.use(takeForm('short'))
}

/** To stand behind all routes. */
export function mountFormPages(app: Express, table: readonly Route[]): void {
  for (const { path, lead } of formPages(table)) app.get(path, lead)
}

const unlisted: RequestHandler = (_req, res, next) => {
  res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  next()
}
