import type { Route } from '../http/route.ts'
import { composeRoutes } from '../pages/compose.ts'
import type { World } from '../world.ts'
import { createPost } from './xrpc/create-post.ts'
import { postCollection } from './xrpc/post-uri.ts'
import { readRecord } from './xrpc/record.ts'

/** `/intent/compose?text=…` */
export const blueskyComposeRoutes = (world: World): Route[] =>
  composeRoutes(world, {
    network: 'bluesky',
    path: '/intent/compose',
    textOf: query => query.get('text') ?? '',
    post: (account, text, arrivedAt) => {
      const record = { $type: postCollection, text, createdAt: new Date(world.now()).toISOString() }
      return createPost(world, account, undefined, readRecord(record), arrivedAt)
    },
    reasons: { 'invalid-record': 'That is too long: 300 characters, and a link counts as long as it is.' },
  })
