import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, grants } from '../../../db/schema/index.ts'
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

describe('a grant that ends by itself', () => {
  const aged = (ledger: ReturnType<typeof setting>, account: number, to: Partial<typeof grants.$inferInsert>) =>
    ledger.db
      .update(grants)
      .set({ server: 'https://auth.test', renewedAt: 0, ...to })
      .where(eq(grants.accountId, account))
      .run()

  test('and is not fresh for its post keeps it back, until it is renewed: it is not refused', () => {
    const ledger = setting(3)
    ledger.arm()
    const [one, other, third] = ledger.joined.map(pledge => pledge.accountId)
    aged(ledger, one ?? 0, { freshUntil: noon + 60_000 })
    aged(ledger, other ?? 0, { freshUntil: noon + 60_001 })
    aged(ledger, third ?? 0, { freshUntil: noon + 3_600_000, renewingBy: 'somebody', renewingUntil: noon - 40_000 })
    expect(ledger.issue().rows.map(row => row.account)).toEqual([other])
    expect(ledger.rows().map(row => row.state)).toEqual(['pending', 'queued', 'pending'])
    aged(ledger, one ?? 0, { freshUntil: noon + 3_600_000 })
    expect(ledger.issue(10, noon, noon - 30_000).rows.map(row => row.account)).toEqual([one, third])
  })

  test('is renewed too late for a post that is tried again', () => {
    const ledger = setting(1)
    ledger.arm()
    aged(ledger, ledger.joined[0]?.accountId ?? 0, { freshUntil: noon + 10 * 60_000 })
    expect(() => ledger.issue(10, noon + 1, noon + 9 * 60_000)).toThrow('nothing is due')
    expect(ledger.rows()).toMatchObject([{ state: 'pending', reason: null }])
  })
})
