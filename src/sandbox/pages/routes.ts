import { h } from 'preact'
import type { SandboxRequest } from '../http/call.ts'
import { type Reply, redirect } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { isSandboxId } from '../store/ids.ts'
import { largestId } from '../store/posts.ts'
import type { World } from '../world.ts'
import { composeRoutes } from '../x/compose-routes.ts'
import { sandboxAssetRoutes } from './assets.ts'
import { FeedView } from './feed-view.tsx'
import { sandboxPage } from './layout.tsx'
import { feedRoutes } from './live.ts'
import { NothingView, PersonView, PostView } from './person-view.tsx'

/** What a person looks at. Handles come last: whatever has a name of its own is no handle. */
export function pageRoutes(world: World): Route[] {
  return [
    ...sandboxAssetRoutes(),
    ...feedRoutes(world),
    ...composeRoutes(world),
    { method: 'GET', path: '/', answer: call => feed(world, call) },
    { method: 'GET', path: '/i/status/:id', answer: call => toPost(world, call) },
    { method: 'GET', path: '/:handle', answer: call => person(world, call) },
    { method: 'GET', path: '/:handle/status/:id', answer: call => post(world, call) },
  ]
}

const postsOnPage = 60

function feed({ store, feed }: World, { query }: SandboxRequest): Reply {
  const before = query.get('before') ?? ''
  const live = !isSandboxId(before)
  const found = store.posts.newest(postsOnPage + 1, live ? largestId : BigInt(before))
  const posts = found.slice(0, postsOnPage)
  const older = found.length > postsOnPage ? `/?before=${posts.at(-1)?.id}` : null
  return sandboxPage(200, { title: 'Feed', body: h(FeedView, { ...feed.figures(), posts, older, live }) })
}

function person({ store, growth }: World, { params }: SandboxRequest): Reply {
  const account = store.accounts.findByHandle(params.handle ?? '')
  if (!account) return nothing('Nobody here has this handle')
  const posts = store.posts.ofAccount(account.id, postsOnPage)
  const count = store.posts.countOf(account.id)
  return sandboxPage(200, {
    title: `${account.name} (@${account.handle})`,
    body: h(PersonView, { account, posts, count, ageOf: growth.ageOf }),
  })
}

function post({ store, growth }: World, { params }: SandboxRequest): Reply {
  const found = isSandboxId(params.id ?? '') ? store.posts.find(params.id ?? '') : null
  if (!found) return nothing('This post is not here, or not any more')
  return sandboxPage(200, {
    title: `${found.name} on the sandbox`,
    body: h(PostView, { post: found, ageOf: growth.ageOf }),
  })
}

/** As on X, where a post's address does not need its author. */
function toPost({ store }: World, { params }: SandboxRequest): Reply {
  const found = isSandboxId(params.id ?? '') ? store.posts.find(params.id ?? '') : null
  if (!found) return nothing('This post is not here, or not any more')
  return redirect(`/${found.handle}/status/${found.id}`)
}

const nothing = (what: string) => sandboxPage(404, { title: 'Nothing here', body: h(NothingView, { what }) })
