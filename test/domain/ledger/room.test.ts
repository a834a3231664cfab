import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endPending } from '../../../src/domain/ledger/advance.ts'
import { releaseUnheld } from '../../../src/domain/ledger/close.ts'
import { issueBatch } from '../../../src/domain/ledger/issue.ts'
import { appRoom, pendingHosts, rowsOut } from '../../../src/domain/ledger/room.ts'
import { roomOf } from '../../../workers/issue.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makePledge, testDigests } from '../../support/factories.ts'
import { host, outcomeOf, posted, reset, setting } from './setting.ts'

const day = 86_400_000

describe('the limit of an app', () => {
  const limit = { posts: 5, ms: day }
  function limited(n: number) {
    const ledger = setting(n)
    ledger.arm()
    const from = {
      ...host,
      run: 'run-1',
      dueBy: noon,
      appLimit: limit,
      digests: testDigests,
      baseUrl: 'http://127.0.0.1:3000',
    }
    const issue = (now = noon, size?: number) => issueBatch(ledger.db, ledger.launch(), from, now, size)
    return { ...ledger, next: issue, room: (now = noon) => appRoom(ledger.db, 'x', limit, now) }
  }

  test('lets no more be handed out than it has left; the rest stays pending', () => {
    const { next, rows } = limited(8)
    expect(next()?.rows).toHaveLength(5)
    expect(next()).toBeNull()
    expect(rows().filter(row => row.state === 'pending')).toHaveLength(3)
  })

  test('counts what was posted, refused or is in doubt, and not what never left', () => {
    const { next, hold, settle, room } = limited(8)
    const batch = next()
    if (!batch) throw new Error('nothing is due')
    hold(batch)
    expect(room()).toBe(0)
    settle([
      outcomeOf(batch, 0, posted),
      outcomeOf(batch, 1, reset),
      outcomeOf(batch, 2, { kind: 'not-sent', cause: 'given-back' }),
      outcomeOf(batch, 3, { kind: 'refused', reason: 'locked', reconnect: false }),
    ])
    expect(room()).toBe(1)
  })

  test('counts the same when it is told twice that a row did not leave', () => {
    const { next, hold, settle, room } = limited(8)
    const batch = next(noon, 2)
    if (!batch) throw new Error('nothing is due')
    hold(batch)
    const given = [outcomeOf(batch, 0, { kind: 'not-sent', cause: 'given-back' })]
    settle(given)
    settle(given)
    expect(room()).toBe(4)
  })

  test('has room again for a batch that nobody took, and for all of it a day after the last answer', () => {
    const { db, next, hold, settle, room } = limited(8)
    const lost = next(noon, 3)
    expect(room()).toBe(2)
    releaseUnheld(db, lost?.batch ?? 0, 'nobody took it', noon)
    expect(room()).toBe(5)
    const batch = next(noon, 1)
    if (!batch) throw new Error('nothing is due')
    hold(batch)
    settle([outcomeOf(batch, 0, posted)], 'sender-1', noon + 100)
    expect([room(noon + day), room(noon + day + 100)]).toEqual([4, 5])
  })

  test('is what a post was missed for when the window closes and it was never tried', () => {
    const { db, next, rows, launch } = limited(8)
    next()
    const closes = noon + launch().retryWindowMs
    endPending(db, launch(), new Map([['x', limit]]), closes)
    expect(rows().flatMap(row => (row.state === 'missed' ? [row.reason] : []))).toEqual(new Array(3).fill('app-limit'))
  })
})

describe('the hosts of a launch', () => {
  test('are those that something is pending for', () => {
    const { db, campaign, arm, launch } = setting(2)
    for (const name of ['b.test', 'a.test', 'b.test']) makePledge(db, campaign.id, makeAccount(db, { host: name }).id)
    arm()
    const names = () => pendingHosts(db, launch().id).map(one => one.host)
    expect(names()).toEqual(['a.test', 'api.x.test', 'b.test'])
    const a = {
      ...host,
      host: 'a.test',
      run: 'run-1',
      dueBy: noon,
      appLimit: null,
      digests: testDigests,
      baseUrl: 'http://127.0.0.1:3000',
    }
    issueBatch(db, launch(), a, noon)
    expect(names()).toEqual(['api.x.test', 'b.test'])
    expect(rowsOut(db)).toEqual([{ network: 'x', host: 'a.test', rows: 1 }])
  })
})

describe('the room of a host', () => {
  const crew = { rows: 1_000, addresses: 2 }
  const free = { inFlight: 8, perSecond: null, window: null }

  test('alone is most of what senders can hold, and not all of it', () => {
    let mine = 0
    for (let next = 1; next > 0; mine += next) next = roomOf(free, crew, mine, mine)
    expect(mine).toBe(750)
  })

  test('is never used up by others, however many hang', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), hanging => {
        const out = new Array<number>(hanging).fill(0)
        const all = () => out.reduce((sum, rows) => sum + rows, 0)
        for (let moved = true; moved; ) {
          moved = false
          for (const [n, mine] of out.entries()) {
            const next = roomOf(free, crew, all(), mine)
            out[n] = mine + next
            moved ||= next > 0
          }
        }
        expect(roomOf(free, crew, all(), 0)).toBeGreaterThan(0)
      }),
    )
  })

  test('with a limit is what can leave soon from every address', () => {
    const rows = (limits: object) => {
      let mine = 0
      for (let next = 1; next > 0; mine += next) next = roomOf({ ...free, ...limits }, crew, mine, mine)
      return mine
    }
    expect(rows({ perSecond: 1 })).toBe(20)
    expect(rows({ window: { requests: 100, ms: 300_000 } })).toBe(200)
    expect(rows({ perSecond: 1, window: { requests: 5, ms: 300_000 } })).toBe(10)
  })
})
