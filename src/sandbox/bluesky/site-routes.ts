import { type Reply, redirect } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { get, type Route } from '../http/route.ts'
import type { World } from '../world.ts'
import { findActor } from './ids/did.ts'

/** Addresses of people and posts as Bluesky's site has them; the sandbox shows both at its own. */
export function siteRoutes(world: World): Route[] {
  return [
    get('/profile/:actor', req => toPerson(world, req)),
    get('/profile/:actor/post/:key', req => toPost(world, req)),
  ]
}

const nowhere = '/i/status/none'

function toPerson(world: World, { params }: SandboxRequest): Reply {
  const account = findActor(world, params.actor ?? '')
  return redirect(account ? `/${account.handle}` : nowhere)
}

function toPost(world: World, { params }: SandboxRequest): Reply {
  const account = findActor(world, params.actor ?? '')
  const post = account && world.store.posts.findByKey(account.id, params.key ?? '')
  return redirect(post ? `/${post.handle}/status/${post.id}` : nowhere)
}
