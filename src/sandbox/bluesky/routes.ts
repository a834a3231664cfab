import type { Route } from '../http/route.ts'
import type { World } from '../world.ts'
import { blueskyComposeRoutes } from './compose-routes.ts'
import { authorizeRoutes } from './oauth/authorize-routes.ts'
import { metadataRoutes } from './oauth/metadata.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { siteRoutes } from './site-routes.ts'
import { xrpcRoutes } from './xrpc/routes.ts'

/** What programs ask of Bluesky: servers of accounts, the AppView, the directory of DIDs, the authorization server. */
export const blueskyApiRoutes = (world: World): Route[] => [
  ...xrpcRoutes(world),
  ...metadataRoutes(),
  ...oauthRoutes(world),
]

/** Where Bluesky's site is opened from elsewhere. */
export const blueskyPageRoutes = (world: World): Route[] => [
  ...authorizeRoutes(world),
  ...blueskyComposeRoutes(world),
  ...siteRoutes(world),
]
