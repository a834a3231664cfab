import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { openPace } from '../../workers/pace.ts'
import { testContext } from '../support/context.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'

/** A pace that rests, with nothing near, and somebody else who writes into the same database. */
function setting() {
  const context = testContext()
  const other = openDb(join(context.config.dataDir, 'thunderclap.db'))
  afterThisTest(() => {
    other.$client.close()
  })
  return { context, other, pace: openPace(context), end: new AbortController() }
}

test('who rests goes on as soon as another process has written, all that rest with one look', async () => {
  const { pace, other, end } = setting()
  const began = performance.now()
  const seen = pace.seen()
  const resting = Promise.all([pace.rest(50, seen, end.signal), pace.rest(100, seen, end.signal)])
  makeCampaign(other)
  await resting
  expect(pace.seen()).not.toBe(seen)
  expect(performance.now() - began).toBeGreaterThanOrEqual(100)
})

test('who rests goes on after a while though nobody has written, and never before its time', async () => {
  const { pace, end } = setting()
  const began = performance.now()
  const seen = pace.seen()
  await pace.rest(2_500, seen, end.signal)
  expect(pace.seen()).toBe(seen)
  // Timers may fire a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(2_495)
})

test('nobody rests longer than asked for while a launch is near', async () => {
  const { context, pace, end } = setting()
  makeLaunch(context.db, makeCampaign(context.db).id, { launchAt: context.now() + 20_000 })
  const order: string[] = []
  const short = pace.rest(1, pace.seen(), end.signal).then(() => order.push('near'))
  const idle = new Promise(resolve => setTimeout(resolve, 2_000)).then(() => order.push('idle'))
  await Promise.all([short, idle])
  expect(order).toEqual(['near', 'idle'])
})

test('the end ends every rest', async () => {
  const { pace, end } = setting()
  const resting = [50, 600_000].map(ms => pace.rest(ms, pace.seen(), end.signal))
  end.abort()
  await Promise.all(resting)
})
