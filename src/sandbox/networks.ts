import type { ServerResponse } from 'node:http'
import { giveBlueskyGrant } from './bluesky/oauth/grant.ts'
import { blueskyApiRoutes, blueskyPageRoutes } from './bluesky/routes.ts'
import { createRecord, createRecordPath } from './bluesky/xrpc/create-record.ts'
import type { SandboxRequest } from './http/request.ts'
import type { Route } from './http/route.ts'
import { createStatus, statusesPath } from './mastodon/api/create-status.ts'
import { apiRoutes } from './mastodon/api/routes.ts'
import { giveMastodonGrant } from './mastodon/grant.ts'
import { oauthRoutes } from './mastodon/oauth/routes.ts'
import { mastodonPageRoutes } from './mastodon/page-routes.ts'
import type { MastodonServer } from './mastodon/server.ts'
import type { SandboxNetwork } from './network.ts'
import type { SandboxAccount } from './store/accounts.ts'
import type { World } from './world.ts'
import { createPost, postsPath } from './x/api/post-routes.ts'
import { giveXGrant } from './x/oauth/grant.ts'
import { xApiRoutes, xPageRoutes } from './x/routes.ts'

/** A site that takes posts. */
export type Site = {
  /** What programs ask of it. */
  readonly api: (world: World) => Route[]
  /** Where its site is opened from elsewhere. */
  readonly pages: (world: World) => Route[]
  /** Where posts arrive, and what takes them. */
  readonly posts: {
    readonly path: string
    readonly take: (world: World, req: SandboxRequest, res: ServerResponse) => null
  }
}

/** What the sandbox needs of a network it simulates. */
type Simulated = {
  /** What answers at the sandbox's own address; null where each server of it has one of its own. */
  readonly site: Site | null
  /** A permission of somebody, as if they had given it at a sign-in with the sandbox at `origin`. */
  readonly grant: (world: World, account: SandboxAccount, origin: string) => GrantOf
}

/** How the account is called by programs, and what an app would keep of it. */
export type GrantOf = {
  readonly id: string
  /** Where they are not those of the sandbox's own address. */
  readonly host?: string
  readonly profileUrl?: string
  readonly grant: Readonly<Record<string, unknown>>
}

export const simulated: Readonly<Record<SandboxNetwork, Simulated>> = {
  x: {
    site: { api: xApiRoutes, pages: xPageRoutes, posts: { path: postsPath, take: createPost } },
    grant: giveXGrant,
  },
  bluesky: {
    site: { api: blueskyApiRoutes, pages: blueskyPageRoutes, posts: { path: createRecordPath, take: createRecord } },
    grant: giveBlueskyGrant,
  },
  mastodon: { site: null, grant: giveMastodonGrant },
}

/** What answers at the sandbox's own address. */
export const ownSites: readonly Site[] = Object.values(simulated).flatMap(({ site }) => site ?? [])

/** What answers at the address of one server of Mastodon. */
export const siteOf = (server: MastodonServer): Site => ({
  api: world => [...oauthRoutes(world, server), ...apiRoutes(world, server)],
  pages: world => mastodonPageRoutes(world, server),
  posts: { path: statusesPath, take: (world, req, res) => createStatus(world, server, req, res) },
})
