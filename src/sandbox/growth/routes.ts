import { setImmediate as breathe } from 'node:timers/promises'
import { withBody } from '../control/read-body.ts'
import { json, type Reply } from '../http/reply.ts'
import { get, put, type Route } from '../http/route.ts'
import type { SandboxNetwork } from '../network.ts'
import type { World } from '../world.ts'
import { figuresOf } from './figures.ts'
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
const nothing = { posts: 0, gone: 0, impressions: 0, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 }
type Sum = Readonly<typeof nothing>

/** Every post that can be read now, added up; and how many cannot, because they were deleted or their people suspended. */
async function sums({ store, growth, faults }: World): Promise<Reply> {
  const networks: Record<SandboxNetwork, Sum> = { x: nothing, bluesky: nothing, mastodon: nothing }
  for (let after: bigint | null = 0n; after !== null; ) {
    const page = store.posts.page(after, 0, pageSize)
    for (const post of page) {
      const isThere = store.posts.find(post.id) !== null && faults.standing(post.handle) !== 'suspended'
      const figures = isThere ? { posts: 1, ...figuresOf(post, growth.ageOf) } : { gone: 1 }
      networks[post.network] = plus(networks[post.network], { ...nothing, ...figures })
    }
    const last = page.at(-1)
    after = last ? BigInt(last.id) : null
    await breathe()
  }
  return json(200, { ...Object.values(networks).reduce(plus), networks })
}

const plus = (one: Sum, other: Sum): Sum => ({
  posts: one.posts + other.posts,
  gone: one.gone + other.gone,
  impressions: one.impressions + other.impressions,
  likes: one.likes + other.likes,
  reposts: one.reposts + other.reposts,
  replies: one.replies + other.replies,
  quotes: one.quotes + other.quotes,
  bookmarks: one.bookmarks + other.bookmarks,
})
