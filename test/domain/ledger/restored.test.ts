import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { grants, mails } from '../../../db/schema/index.ts'
import { cancelLaunch, moveLaunch } from '../../../src/domain/launch/change.ts'
import { isRestored, type LaunchState } from '../../../src/domain/launch/launch.ts'
import { advance, endPending, readClearances } from '../../../src/domain/ledger/advance.ts'
import { claimDueLaunches } from '../../../src/domain/ledger/claim.ts'
import { resumeLaunch } from '../../../src/domain/ledger/holds.ts'
import { issueBatch } from '../../../src/domain/ledger/issue.ts'
import { deliveryOfPledge } from '../../../src/domain/ledger/read.ts'
import { stopRestored } from '../../../src/domain/ledger/restored.ts'
import { claimMail } from '../../../src/domain/mail/outbox.ts'
import { markRestoredMailsUnknown } from '../../../src/domain/mail/restored.ts'
import { receiptState } from '../../../src/domain/pledge/receipt.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { testDigests } from '../../support/factories.ts'
import { host, inHand, setting, site } from './setting.ts'

const later = noon + 60_000

test.each<LaunchState>(['open', 'missed'])(
  'a launch that was %s in the backup is not posted by itself after its moment, nor given another',
  state => {
    const { db, launch, arm, rows, look } = setting(3, { state, armedAt: null })
    expect(stopRestored(db, site, later)).toHaveLength(1)
    claimDueLaunches(db, later)
    expect(launch().state).toBe('stopped')
    expect(moveLaunch(db, launch().id, later + 3_600_000, later)).toBe('too-late')
    expect(cancelLaunch(db, launch().id, later)).toBe('too-late')
    expect(resumeLaunch(db, launch().id, later)).toBe('nothing-to-resume')
    arm(later)
    endPending(db, launch(), new Map(), later)
    expect(rows().filter(one => one.state === 'pending' || one.state === 'queued')).toEqual([])
    expect(
      issueBatch(db, launch(), { ...host, run: 'run-2', dueBy: later, appLimit: null, digests: testDigests }, later),
    ).toBeNull()
    expect(advance(db, launch(), true, later)).toBeNull()
    for (let now = later; now < later + 600_000; now += 60_000) look(now, () => ({ kind: 'unreadable', cause: 'gone' }))
    expect(rows().map(one => [one.state, one.reason])).toEqual(Array(3).fill(['unknown', 'restored']))
    expect(advance(db, launch(), true, later + 600_000)).toBe('stopped')
  },
)

test.each<LaunchState>(['arming', 'armed', 'firing', 'settling', 'halted'])(
  'what was on its way while %s is unknown and looked for, never sent again',
  state => {
    const { db, launch, rows, look } = inHand(2, { state })
    stopRestored(db, site, later)
    expect(rows().map(one => one.state)).toEqual(['unknown', 'unknown'])
    expect(readClearances(db)).toMatchObject([{ stop: true }])
    for (let now = later; now < later + 3_600_000; now += 60_000) look(now, () => ({ kind: 'absent' }))
    expect(rows().map(one => one.state)).toEqual(['unknown', 'unknown'])
    expect(advance(db, launch(), true, later + 3_600_000)).toBe('stopped')
  },
)

test('whoever had pledged is unknown and looked for: what is found is posted, the rest is told as not found', () => {
  const { db, launch, join, joined, rows, look } = setting(2, { state: 'open', armedAt: null })
  join({ atLeast: 50 })
  const withoutPermission = join()
  db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, withoutPermission.accountId)).run()
  join({ state: 'withdrawn', withdrawnAt: noon - 60_000 })
  stopRestored(db, site, later)
  expect(rows().map(one => [one.state, one.reason, one.lookAt])).toEqual(Array(4).fill(['unknown', 'restored', later]))
  const [first = joined[0]] = joined
  const told = (pledge: typeof first, now: number) => {
    if (!pledge) throw new Error('nobody pledged')
    return receiptState(pledge, deliveryOfPledge(db, pledge.id), { launch: launch(), hold: null }, now)
  }
  expect(told(first, later)).toBe('looking')
  expect(isRestored(launch())).toBe(true)
  const there = { kind: 'found', remoteId: '17', url: 'https://x.test/17', at: noon + 40 } as const
  for (let now = later; now < later + 600_000; now += 60_000)
    look(now, doubt => (doubt.delivery.pledgeId === first?.id ? there : { kind: 'absent' }))
  expect(told(first, later)).toBe('posted')
  expect(rows().map(one => [one.state, one.reason])).toEqual([
    ['posted', null],
    ...Array(3).fill(['unknown', 'restored-absent']),
  ])
  expect(told(joined[1], later)).toBe('unknown')
  expect(advance(db, launch(), true, later + 600_000)).toBe('stopped')
})

test('a launch still ahead goes on as it is', () => {
  const { db, launch } = setting(1, { state: 'open', armedAt: null })
  expect(stopRestored(db, site, noon - 3_600_000)).toEqual([])
  claimDueLaunches(db, noon - 60_000)
  expect(launch().state).toBe('arming')
})

test('mails that were due or being sent are not sent again; those for later are', () => {
  const db = testDb()
  const mail = (key: string, state: 'queued' | 'sending', nextAt: number) =>
    db
      .insert(mails)
      .values({ key, kind: 'invitation', state, rank: 0, addressHash: key, createdAt: noon, nextAt, until: noon * 2 })
      .run()
  mail('due', 'queued', noon)
  mail('sending', 'sending', noon)
  mail('ahead', 'queued', later + 600_000)
  expect(markRestoredMailsUnknown(db, later)).toEqual({ mails: 2, mailings: 0 })
  expect(claimMail(db, later + 86_400_000)?.key).toBe('ahead')
  expect(claimMail(db, later + 86_400_000)).toBeNull()
})
