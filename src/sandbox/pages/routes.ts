import { h } from 'preact'
import { assetPath, findAsset } from '../../http/assets.ts'
import { plainText, type Reply, redirect } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { get, type Route } from '../http/route.ts'
import { isSandboxId } from '../store/ids.ts'
import { largestId } from '../store/posts.ts'
import type { World } from '../world.ts'
import { FeedView } from './feed-view.tsx'
import { sandboxPage } from './layout.tsx'
import { feedRoutes } from './live.ts'
import { peoplePages } from './people.ts'
import { NothingView, PersonView, PostView } from './person-view.tsx'

/** What a person looks at. Handles come last: whatever has a name of its own is no handle. */
export function pageRoutes(world: World): Route[] {
  return [
    get('/assets/:name', req => asset(req)),
    get('/favicon.ico', () => redirect(assetPath('icon.svg') ?? '/')),
    ...feedRoutes(world),
    ...peoplePages(world),
    get('/', req => feed(world, req)),
    get('/i/status/:id', req => toPost(world, req)),
    get('/:handle', req => person(world, req)),
    get('/:handle/status/:id', req => post(world, req)),
  ]
}

function asset({ path }: SandboxRequest): Reply {
  const found = findAsset(path)
  if (!found) return plainText(404, 'There is nothing here.')
  const headers = { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' }
  return { status: 200, headers, body: found.body }
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
