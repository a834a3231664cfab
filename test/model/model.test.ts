import { expect, test } from 'vitest'
import type { Db } from '../../db/open.ts'
import { deliveries } from '../../db/schema/deliveries.ts'
import { testDb } from '../support/db.ts'
import { watchAttempts } from './attempts-watch.ts'
import { episode } from './episode.ts'
import type { Bug } from './world.ts'

/** Another run, or a long one: MODEL_SEED=… MODEL_STEPS=100000 npx vitest run test/model */
const firstSeed = Number(process.env.MODEL_SEED ?? 1)
const stepsWanted = Number(process.env.MODEL_STEPS ?? 20_000)

function quickDb(): Db {
  const db = testDb()
  db.$client.pragma('synchronous = OFF')
  return db
}

test('keeps its promises through many steps of accidents', () => {
  const db = quickDb()
  const sum: Record<string, number> = {}
  let steps = 0
  for (let seed = firstSeed; steps < stepsWanted; seed++) {
    const result = episode(db, seed)
    expect(result.broken, `MODEL_SEED=${seed}`).toEqual([])
    steps += result.steps
    for (const [state, n] of Object.entries(result.states)) sum[state] = (sum[state] ?? 0) + n
  }
  // A run in which nothing was posted, or nothing was ever in doubt, would have shown nothing.
  for (const state of ['posted', 'unknown', 'withdrawn', 'stopped', 'refused'])
    expect(sum[state], state).toBeGreaterThan(0)
})

test('sees a change of state that leaves no attempt', () => {
  const db = quickDb()
  const unsaid = watchAttempts(db)
  episode(db, firstSeed)
  unsaid()
  const { id } = db.select().from(deliveries).get() ?? { id: 0 }
  db.$client.exec(`update deliveries set state = 'missed' where id = ${id}`)
  expect(unsaid()).toEqual([expect.stringMatching(/^delivery \d+: \w+ to missed, and no attempt says so$/)])
  expect(unsaid()).toEqual([])
})

/** Planted mistakes, and the seeds that found them last: these are tried first, and all others when nothing is found by them. */
const bugs: readonly (readonly [Bug, number])[] = [
  ['lock-check', 5],
  ['lease-without-fence', 6],
  ['stale-not-sent', 17],
  ['pool', 9],
  ['requeue-before-t0', 26],
  ['silent-is-dead', 19],
  ['all-have-keys', 33],
  ['keys-at-once', 5],
]

/** A broken promise, not a run that merely got stuck. */
const harm = /posted \d+ times|left|was posted/

test.each(bugs)('finds the planted mistake: %s', (bug, lastFoundBy) => {
  const db = quickDb()
  const found = (function search() {
    for (const seed of [lastFoundBy, ...Array.from({ length: 1_000 }, (_, n) => n + 1)]) {
      const harmed = episode(db, seed, bug).broken.filter(line => harm.test(line))
      if (harmed.length > 0) return harmed
    }
    return []
  })()
  expect(found).not.toEqual([])
})
