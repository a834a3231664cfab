import { Router } from 'express'
import { requireEditor, requireOrganizer } from '../../auth/guards.ts'
import type { Context } from '../../context.ts'
import { ownCampaignRoutes } from './campaign-routes.ts'
import { checkRoutes } from './check-routes.ts'
import { controlRoutes } from './control-routes.ts'
import { deedRoutes } from './deed-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { firstRunRoutes } from './first-run-routes.ts'
import { goalRoutes } from './goal-routes.ts'
import { signInRoutes, signOutRoutes } from './sign-in-routes.ts'
import { spreadRoutes } from './spread-routes.ts'
import { writeRoutes } from './write/routes.ts'

/** The organizer's side. What stands below the guard is for organizers only; a test tries all of it as a stranger. */
export function organizeRoutes(context: Context): Router {
  const routes = Router()
  routes.use(firstRunRoutes(context))
  routes.use(signInRoutes(context))
  routes.use('/organize', requireOrganizer(context))
  routes.use(signOutRoutes())
  routes.use('/organize', requireEditor(context))
  routes.use(writeRoutes(context))
  routes.use(ownCampaignRoutes(context))
  routes.use(deedRoutes(context))
  routes.use(spreadRoutes(context))
  routes.use(checkRoutes(context))
  routes.use(goalRoutes(context))
  routes.use(controlRoutes(context))
  routes.use(deliveryRoutes(context))
  return routes
}
