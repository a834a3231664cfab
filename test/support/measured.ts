import type { Db } from '../../db/open.ts'
import { reachLatest, reachRounds, reachSums, roundSums } from '../../db/schema/reach.ts'
import type { Launch } from './factories.ts'

const hour = 3_600_000
/** Moments after T0 at which networks are asked, and how much of the end was there by then. */
const looks = [
  [hour / 4, 0.31],
  [hour, 0.52],
  [6 * hour, 0.78],
  [24 * hour, 0.91],
  [48 * hour, 1],
] as const

/**
 * What the networks would have said of the posts of a launch, asked so many times: likes by the rank of a delivery, and
 * the sums that are kept of them. X alone tells impressions; of everybody's first post on it, it says it is gone.
 */
export function makeMeasured(db: Db, launch: Launch, asked: number = looks.length): void {
  const posts = db.$client
    .prepare(
      `select d.id, d.network, coalesce(p.message_id, 0) as messageId, a.followers from deliveries d
       join pledges p on p.id = d.pledge_id join accounts a on a.id = d.account_id
       where d.launch_id = ? and d.state = 'posted' order by d.id`,
    )
    .all(launch.id) as Post[]
  for (const [n, network] of [...new Set(posts.map(post => post.network))].entries()) {
    const own = posts.filter(post => post.network === network).map((post, i) => ({ ...post, gone: n === 2 && i === 0 }))
    for (const [after, share] of looks.slice(0, asked)) addRound(db, launch, network, own, after, share)
    const end = looks[asked - 1]?.[1] ?? 0
    for (const group of sumsOf(own, end))
      db.insert(reachSums)
        .values({ launchId: launch.id, network, ...group })
        .run()
    for (const post of own) {
      const { id: deliveryId, messageId, followers, gone } = post
      const at = launch.launchAt + (looks[asked - 1]?.[0] ?? 0)
      db.insert(reachLatest)
        .values({
          deliveryId,
          launchId: launch.id,
          network,
          messageId,
          followers,
          at,
          goneSince: gone ? at : null,
          ...figuresOf(post, end),
        })
        .run()
    }
  }
}

type Post = {
  readonly id: number
  readonly network: 'x' | 'bluesky' | 'mastodon'
  readonly messageId: number
  readonly followers: number
}
type Measured = Post & { readonly gone: boolean }

function figuresOf({ id, network, followers }: Post, share: number) {
  const part = (of: number) => Math.round(of * share)
  const likes = part(3 + ((id * 37) % 41))
  return {
    impressions: network !== 'x' ? null : part(followers * 0.4),
    likes,
    reposts: part(1 + ((id * 13) % 17)),
    replies: part((id * 7) % 5),
    quotes: part(id % 2),
    bookmarks: null,
  }
}

function addRound(
  db: Db,
  launch: Launch,
  network: Post['network'],
  own: readonly Measured[],
  after: number,
  share: number,
) {
  const at = launch.launchAt + after
  const counts = { total: own.length, measured: own.filter(p => !p.gone).length, gone: own.filter(p => p.gone).length }
  const round = db
    .insert(reachRounds)
    .values({
      launchId: launch.id,
      network,
      kind: 'planned',
      plannedAt: at,
      state: 'done',
      startedAt: at,
      doneAt: at + 4_000,
      dollars: 0.2,
      ...counts,
    })
    .returning()
    .get()
  for (const group of sumsOf(own, share))
    db.insert(roundSums)
      .values({ roundId: round.id, ...group })
      .run()
}

function sumsOf(own: readonly Measured[], share: number) {
  const groups = new Map<string, ReturnType<typeof first>>()
  const first = ({ messageId, gone }: Measured) => ({
    ...{ messageId, gone, posts: 0, followers: 0, impressions: 0, impressionsOf: 0 },
    ...{ likes: 0, reposts: 0, replies: 0, quotes: 0 },
  })
  for (const post of own) {
    const sum = groups.get(`${post.messageId} ${post.gone}`) ?? first(post)
    const { impressions, likes, reposts, replies, quotes } = figuresOf(post, share)
    groups.set(`${post.messageId} ${post.gone}`, {
      ...sum,
      posts: sum.posts + 1,
      followers: sum.followers + post.followers,
      impressions: sum.impressions + (impressions ?? 0),
      impressionsOf: sum.impressionsOf + (impressions === null ? 0 : 1),
      likes: sum.likes + likes,
      reposts: sum.reposts + reposts,
      replies: sum.replies + replies,
      quotes: sum.quotes + quotes,
    })
  }
  return [...groups.values()]
}
