import type { Route } from '../http/route.ts'
import type { World } from '../world.ts'
import { postRoutes } from './api/post-routes.ts'
import { readRoutes } from './api/read-routes.ts'
import { xComposeRoutes } from './compose-routes.ts'
import { authorizeRoutes } from './oauth/authorize-routes.ts'
import { oauthRoutes } from './oauth/routes.ts'

/** What programs ask of X. */
export const xApiRoutes = (world: World): Route[] => [...postRoutes(world), ...readRoutes(world), ...oauthRoutes(world)]

/** Where X's site is opened from elsewhere. */
export const xPageRoutes = (world: World): Route[] => [...authorizeRoutes(world), ...xComposeRoutes(world)]
