import { setImmediate as breathe } from 'node:timers/promises'
import { withBody } from '../control/read-body.ts'
import { json, type Reply } from '../http/reply.ts'
import { get, put, type Route } from '../http/route.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import type { World } from '../world.ts'
import { type Engagement, engagement } from './engagement.ts'
import { GrowthSettings } from './growth.ts'

/** How posts fare: the clock of it, and the sum of all. */
export function growthRoutes(world: World): Route[] {
  const { growth, log } = world
  return [
    get('/_sandbox/growth', () => json(200, growth.settings)),
    put('/_sandbox/growth', req =>
      withBody(req, GrowthSettings, asked => {
        growth.set(asked)
        log.info({ growth: asked }, 'growth set')
        return json(200, growth.settings)
      }),
    ),
    get('/_sandbox/metrics', () => sums(world)),
  ]
}

const pageSize = 1_000
const nothing: Engagement = { impressions: 0, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 }

/** Every post that can be read now, added up; and how many cannot, because they were deleted or their people suspended. */
async function sums({ store, growth, faults }: World): Promise<Reply> {
  let sum = nothing
  let [posts, gone] = [0, 0]
  for (let after: bigint | null = 0n; after !== null; ) {
    const page = store.posts.page(after, 0, pageSize)
    for (const post of page) {
      const there = store.posts.find(post.id) !== null && faults.standing(post.handle) !== 'suspended'
      if (there) sum = plus(sum, engagement(post.id, post.followers, growth.ageOf(timeOfSandboxId(post.id))))
      if (there) posts++
      else gone++
    }
    const last = page.at(-1)
    after = last ? BigInt(last.id) : null
    await breathe()
  }
  return json(200, { posts, gone, ...sum })
}

const plus = (one: Engagement, other: Engagement): Engagement => ({
  impressions: one.impressions + other.impressions,
  likes: one.likes + other.likes,
  reposts: one.reposts + other.reposts,
  replies: one.replies + other.replies,
  quotes: one.quotes + other.quotes,
  bookmarks: one.bookmarks + other.bookmarks,
})
