import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireEditor, requireOrganizer, requireOwner } from '../../http/guards.ts'
import { editorRoutes } from '../campaign/editor/routes.ts'
import { ownCampaignRoutes } from '../campaign/manage/routes.ts'
import { organizerBoardRoutes } from '../launch/board/organizer-routes.ts'
import { checkRoutes } from '../launch/check/routes.ts'
import { controlRoutes } from '../launch/control/routes.ts'
import { goalRoutes } from '../launch/goal/routes.ts'
import { rehearsalRoutes } from '../launch/rehearsal/routes.ts'
import { scheduleRoutes } from '../launch/schedule/routes.ts'
import { spreadRoutes } from '../launch/schedule/spread-routes.ts'
import { deliveryRoutes } from '../ledger/routes.ts'
import { metricsRoutes } from '../reach/metrics/routes.ts'
import { reportPublicationRoutes } from '../reach/report/publication-routes.ts'
import { kitRoutes } from '../share/kit/routes.ts'
import { reminderListRoutes } from '../supporter/by-hand/routes.ts'
import { supporterRoutes } from '../supporter/routes.ts'
import { updateRoutes } from '../supporter/updates/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { colleagueListRoutes, colleagueRoutes } from './colleagues/routes.ts'
import { firstRunRoutes } from './first-run/routes.ts'
import { invitationRoutes } from './invitation/routes.ts'
import { meRoutes } from './me/routes.ts'
import { passwordRoutes } from './password/routes.ts'
import { signInRoutes, signOutRoutes } from './sign-in/routes.ts'

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
  routes.use(colleagueListRoutes(context))

  routes.use('/organize', requireEditor(context))
  routes.use(['/organize/people', '/organize/audit'], requireOwner(context))
  routes.use(colleagueRoutes(context))
  routes.use(auditRoutes(context))
  routes.use(editorRoutes(context))
  routes.use(ownCampaignRoutes(context))
  routes.use(scheduleRoutes(context))
  routes.use(spreadRoutes(context))
  routes.use(checkRoutes(context))
  routes.use(rehearsalRoutes(context))
  routes.use(goalRoutes(context))
  routes.use(organizerBoardRoutes(context))
  routes.use(controlRoutes(context))
  routes.use(deliveryRoutes(context))
  routes.use(reportPublicationRoutes(context))
  routes.use(kitRoutes(context))
  routes.use(metricsRoutes(context))
  routes.use(supporterRoutes(context))
  routes.use(reminderListRoutes(context))
  routes.use(updateRoutes(context))
  return routes
}
