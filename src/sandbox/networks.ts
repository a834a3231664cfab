import type { ServerResponse } from 'node:http'
import { giveBlueskyGrant } from './bluesky/oauth/grant.ts'
import { blueskyApiRoutes, blueskyPageRoutes } from './bluesky/routes.ts'
import { createRecord, createRecordPath } from './bluesky/xrpc/create-record.ts'
import type { SandboxRequest } from './http/request.ts'
import type { Route } from './http/route.ts'
import type { SandboxNetwork } from './network.ts'
import type { SandboxAccount } from './store/accounts.ts'
import type { World } from './world.ts'
import { createPost, postsPath } from './x/api/post-routes.ts'
import { giveXGrant } from './x/oauth/grant.ts'
import { xApiRoutes, xPageRoutes } from './x/routes.ts'

/** What the sandbox needs of a network it simulates. */
type Simulated = {
  /** What programs ask of it. */
  readonly api: (world: World) => Route[]
  /** Where its site is opened from elsewhere. */
  readonly pages: (world: World) => Route[]
  /** Where posts arrive, and what takes them. */
  readonly posts: {
    readonly path: string
    readonly take: (world: World, req: SandboxRequest, res: ServerResponse) => null
  }
  /** A permission of somebody, as if they had given it at a sign-in with the sandbox at `origin`. */
  readonly grant: (world: World, account: SandboxAccount, origin: string) => GrantOf
}

/** How the account is called by programs, and what an app would keep of it. */
export type GrantOf = {
  readonly id: string
  readonly grant: Readonly<Record<string, unknown>>
}

export const simulated: Readonly<Record<SandboxNetwork, Simulated>> = {
  x: {
    api: xApiRoutes,
    pages: xPageRoutes,
    posts: { path: postsPath, take: createPost },
    grant: giveXGrant,
  },
  bluesky: {
    api: blueskyApiRoutes,
    pages: blueskyPageRoutes,
    posts: { path: createRecordPath, take: createRecord },
    grant: giveBlueskyGrant,
  },
}
