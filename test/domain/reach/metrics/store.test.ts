import { expect, test } from 'vitest'
import { reachLatest } from '../../../../db/schema/index.ts'
import { postedAfter } from '../../../../src/domain/ledger/posts-to-measure.ts'
import { type GrowthSample, growthSamples } from '../../../../src/domain/reach/growth.ts'
import { claimRun, endRun } from '../../../../src/domain/reach/metrics/run.ts'
import { type PostMetrics, storeMetrics } from '../../../../src/domain/reach/metrics/store.ts'
import { readMeasured } from '../../../../src/domain/reach/metrics/summary.ts'
import { launched, minuteMs, type ReachSetting } from './setting.ts'

const likes = (n: number): PostMetrics => ({
  impressions: 10 * n,
  likes: n,
  reposts: 0,
  replies: 0,
  quotes: 0,
  bookmarks: 0,
})

/** Begins the next round and takes what the network says of the posts, in their order; says how the launch looks then. */
function take({ db, launch, t0, ...it }: ReachSetting, afterMs: number, said: readonly PostMetrics[]) {
  it.at(afterMs)
  it.plan()
  const round = claimRun(db, it.due()[0] ?? 0, 'me', t0 + afterMs)
  if (!round) throw new Error('no round')
  const posts = postedAfter(db, launch.id, 'x', round, said.length)
  const seenOf = ({ delivery }: { readonly delivery: number }) =>
    said[posts.findIndex(p => p.delivery === delivery)] ?? null
  const taken = storeMetrics(db, round, posts, { seenOf, price: 0, now: t0 + afterMs })
  if (!taken) throw new Error('not taken')
  return {
    end: () => endRun(db, taken, { state: 'done' }, t0 + afterMs),
    breakOff: () => endRun(db, taken, { state: 'broken', reason: 'unreadable' }, t0 + afterMs),
  }
}

const looks = ({ db, launch }: ReachSetting): GrowthSample[] =>
  growthSamples(readMeasured(db, launch.id), launch.launchAt)

test('a post the network says nothing of keeps its last figures in the curve, and is not counted as read', async () => {
  const it = await launched(4)
  take(it, minuteMs, [likes(1), likes(2), 'gone', null]).end()
  take(it, 5 * minuteMs, [likes(5), null, null, null]).end()
  expect(looks(it).map(look => [look.sums.posts, look.sums.likes])).toEqual([
    [3, 3],
    [3, 7],
  ])
  const { now, gone, rounds, overTime } = readMeasured(it.db, it.launch.id)
  expect([now.posts, now.likes, gone.posts]).toEqual([3, 7, 1])
  expect(overTime[1]?.gone.posts).toBe(1)
  expect(rounds[1]).toMatchObject({ measured: 1, gone: 0, silent: 3 })
})

test('a reading given up halfway is no point of the curve, though what it read counts', async () => {
  const it = await launched(4)
  take(it, minuteMs, [likes(1), likes(2), likes(3), likes(4)]).end()
  take(it, 5 * minuteMs, [likes(9), likes(9)]).breakOff()
  expect(looks(it).map(look => look.sums.likes)).toEqual([10])
  expect(readMeasured(it.db, it.launch.id).now.likes).toBe(25)
})

test('the best post is the one with the most reactions in all, though it leads in none of them', async () => {
  const it = await launched(45)
  const each = ['likes', 'reposts', 'replies', 'quotes'] as const
  const none = { impressions: 0, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 }
  const leaders = each.flatMap(kind => Array.from({ length: 11 }, () => ({ ...none, [kind]: 10 })))
  take(it, minuteMs, [...leaders, { ...none, likes: 5, reposts: 5, replies: 5, quotes: 5 }]).end()
  const [best] = readMeasured(it.db, it.launch.id).best.reactions
  expect(best).toMatchObject({ likes: 5, quotes: 5 })
  expect(best?.deliveryId).toBe(it.db.select().from(reachLatest).all().at(-1)?.deliveryId)
})

test('the best posts are read by index, not sorted out of all', async () => {
  const it = await launched(1)
  const plan = it.db.$client
    .prepare(
      'explain query plan select delivery_id from reach_latest where launch_id = ? order by likes + reposts + replies + quotes desc limit 10',
    )
    .all(it.launch.id)
  expect(JSON.stringify(plan)).toContain('best_by_reactions')
  expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE')
})
