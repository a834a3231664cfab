import { Router } from 'express'
import { requireEditor, requireOrganizer, requireOwner } from '../../auth/guards.ts'
import type { Context } from '../../context.ts'
import { auditRoutes } from '../people/audit-routes.ts'
import { invitationRoutes } from '../people/invitation-routes.ts'
import { meRoutes } from '../people/me-routes.ts'
import { passwordRoutes } from '../people/password-routes.ts'
import { peopleListRoutes, peopleRoutes } from '../people/routes.ts'
import { reportPublicationRoutes } from '../report/publication-routes.ts'
import { kitRoutes } from '../share/kit-routes.ts'
import { reminderListRoutes } from '../supporters/reminder-routes.ts'
import { supporterRoutes } from '../supporters/routes.ts'
import { updateRoutes } from '../supporters/update-routes.ts'
import { boardRoutes } from './board-routes.ts'
import { ownCampaignRoutes } from './campaign-routes.ts'
import { checkRoutes } from './check-routes.ts'
import { controlRoutes } from './control-routes.ts'
import { deedRoutes } from './deed-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { firstRunRoutes } from './first-run-routes.ts'
import { goalRoutes } from './goal-routes.ts'
import { readingRoutes } from './reading-routes.ts'
import { rehearsalRoutes } from './rehearsal-routes.ts'
import { signInRoutes, signOutRoutes } from './sign-in-routes.ts'
import { spreadRoutes } from './spread-routes.ts'
import { writeRoutes } from './write/routes.ts'

/** The organizer's side. What stands below a guard is for whom it lets pass; a test tries every route as everybody. */
export function organizeRoutes(context: Context): Router {
  const routes = Router()
  routes.use(firstRunRoutes(context))
  routes.use(invitationRoutes(context))
  routes.use(passwordRoutes(context))
  routes.use(signInRoutes(context))

  routes.use('/organize', requireOrganizer(context))
  routes.use(signOutRoutes())
  routes.use(meRoutes(context))
  routes.use(peopleListRoutes(context))

  routes.use('/organize', requireEditor(context))
  routes.use(['/organize/people', '/organize/audit'], requireOwner(context))
  routes.use(peopleRoutes(context))
  routes.use(auditRoutes(context))
  routes.use(writeRoutes(context))
  routes.use(ownCampaignRoutes(context))
  routes.use(deedRoutes(context))
  routes.use(spreadRoutes(context))
  routes.use(checkRoutes(context))
  routes.use(rehearsalRoutes(context))
  routes.use(goalRoutes(context))
  routes.use(boardRoutes(context))
  routes.use(controlRoutes(context))
  routes.use(deliveryRoutes(context))
  routes.use(reportPublicationRoutes(context))
  routes.use(kitRoutes(context))
  routes.use(readingRoutes(context))
  routes.use(supporterRoutes(context))
  routes.use(reminderListRoutes(context))
  routes.use(updateRoutes(context))
  return routes
}
