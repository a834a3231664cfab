import express, { type Express, type RequestHandler } from 'express'
import { allowFromAnyFrame, securityHeaders } from '../http/security-headers.ts'
import { peopleRoutes } from './control/people-routes.ts'
import { sandboxControlRoutes } from './control/routes.ts'
import { growthRoutes } from './growth/routes.ts'
import { forThisMachine } from './http/guard.ts'
import { parseQuery, takeBody } from './http/request.ts'
import { failed, mount, nothingHere } from './http/route.ts'
import { mailRoutes } from './mail/routes.ts'
import type { Site } from './networks.ts'
import { pageRoutes } from './pages/routes.ts'
import type { World } from './world.ts'

/** All that the sandbox answers at one address: what programs ask of the networks there, what is asked of itself, and its pages. */
export function sandboxApp(world: World, sites: readonly Site[]): Express {
  const app = express()
  app.disable('x-powered-by')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.set('query parser', parseQuery)
  app.use(arrival(world), forThisMachine, takeBody)
  for (const { api } of sites) mount(app, world, api(world))
  mount(app, world, [...sandboxControlRoutes(world), ...growthRoutes(world), ...peopleRoutes(world)])
  app.use(securityHeaders({ config: { web: { baseUrl: 'http://localhost' } } }), inAnyTab)
  for (const { pages } of sites) mount(app, world, pages(world))
  mount(app, world, [...mailRoutes(world), ...pageRoutes(world)])
  app.use(nothingHere, failed(world))
  return app
}

const arrival =
  ({ now }: World): RequestHandler =>
  (req, _res, next) => {
    Object.assign(req, { arrivedAt: now() })
    next()
  }

/** Pages of the product open these in a tab; a card within a page of somebody else does so too. */
const inAnyTab: RequestHandler = (_req, res, next) => {
  allowFromAnyFrame(res)
  next()
}
