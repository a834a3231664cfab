import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries } from '../../../db/schema/index.ts'
import { releaseUnheld } from '../../../src/domain/ledger/close.ts'
import { issueBatch } from '../../../src/domain/ledger/issue.ts'
import type { Batch } from '../../../src/domain/ledger/types.ts'
import { noon } from '../../support/context.ts'
import { testDigests } from '../../support/factories.ts'
import { host, setting } from './setting.ts'

const places = (batch: Batch) => batch.rows.map(row => row.place)
const ids = (batch: Batch) => batch.rows.map(row => row.delivery)

describe('issuing', () => {
  test('makes batches of 200 until nothing is due, each delivery in one of them', () => {
    const { db, arm, issue, launch } = setting(450)
    arm()
    const all = [issue(), issue(), issue()]
    expect(all.map(one => one.rows.length)).toEqual([200, 200, 50])
    expect(new Set(all.flatMap(ids)).size).toBe(450)
    expect(
      issueBatch(
        db,
        launch(),
        { ...host, run: 'run-1', dueBy: noon, appLimit: null, digests: testDigests },
        noon - 50_000,
      ),
    ).toBeNull()
  })

  test('writes everything down before the batch may be handed over', () => {
    const { arm, issue, batch, rows, launch } = setting(2)
    arm()
    const issued = issue()
    expect(batch(issued)).toMatchObject({ state: 'queued', run: 'run-1', holder: null, issuedAt: noon - 50_000 })
    expect(rows()).toMatchObject([
      { state: 'queued', batchId: issued.batch, place: 0 },
      { state: 'queued', batchId: issued.batch, place: 1 },
    ])
    expect(issued).toMatchObject({ run: 'run-1', launchAt: noon, closesAt: noon + launch().retryWindowMs })
  })

  test.each<[string, Partial<typeof deliveries.$inferInsert>]>([
    ['other bytes', { frozen: JSON.stringify({ body: '{"text":"forged"}', key: null, marker: 'forged' }) }],
    ['another host', { host: 'api.x.test.evil.test' }],
    ['no digest', { digest: '' }],
  ])('hands out nothing of a delivery that somebody gave %s in the database', (_, change) => {
    const { db, arm, issue, rows, launch } = setting(2)
    arm()
    const [mine, other] = rows().map(row => row.id)
    db.update(deliveries)
      .set(change)
      .where(eq(deliveries.id, mine ?? 0))
      .run()
    expect(ids(issue())).toEqual([other])
    const { host: where = host.host } = change
    const from = {
      ...host,
      host: where,
      run: 'run-1',
      dueBy: noon,
      appLimit: null,
      digests: testDigests,
    }
    expect(issueBatch(db, launch(), from, noon - 50_000)).toBeNull()
    expect(rows()).toMatchObject([{ state: 'refused', reason: 'altered' }, { state: 'queued' }])
  })

  test('puts first what is due first', () => {
    const { db, arm, issue, rows } = setting(3)
    arm()
    const [first, second, third] = rows().map(row => row.id)
    db.update(deliveries)
      .set({ dueAt: noon + 9 })
      .where(inArray(deliveries.id, [first ?? 0]))
      .run()
    expect(ids(issue(200, noon + 10))).toEqual([second, third, first])
  })

  test('leaves what is due later, and what was withdrawn', () => {
    const { db, arm, issue, rows, joined, withdraw } = setting(3)
    arm()
    const [later, , left] = rows().map(row => row.id)
    db.update(deliveries)
      .set({ dueAt: noon + 60_000 })
      .where(inArray(deliveries.id, [later ?? 0]))
      .run()
    withdraw(joined[1]?.id ?? 0)
    expect(ids(issue(200, noon + 2_000))).toEqual([left])
    expect(rows().map(row => row.state)).toEqual(['pending', 'pending', 'queued'])
  })

  test('gives the sealed grant, never an open one', () => {
    const { arm, issue } = setting(1)
    arm()
    expect(issue().rows[0]?.sealed).toBe('sealed by nobody')
  })

  test('counts places from 0 in what is handed over and in the table, also when issued again', () => {
    const { db, arm, issue, row, rows } = setting(5)
    arm()
    const first = issue(5)
    releaseUnheld(db, first.batch, 'nobody took it', noon - 45_000)
    db.update(deliveries)
      .set({ state: 'refused' })
      .where(inArray(deliveries.id, ids(first).slice(0, 2)))
      .run()
    const again = issue(5)
    expect(again.batch).toBeGreaterThan(first.batch)
    expect(places(again)).toEqual([0, 1, 2])
    expect(places(again).map(place => row(again, place)?.place)).toEqual([0, 1, 2])
    expect(rows().filter(one => one.batchId === again.batch)).toHaveLength(3)
  })
})
