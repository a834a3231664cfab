import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, launches, mails } from '../../../db/schema/index.ts'
import { latestChecks, startCheck } from '../../../src/domain/launch/check/account-check.ts'
import { NetworkError } from '../../../src/networks/port.ts'
import { checkAccounts } from '../../../workers/check-accounts.ts'
import { noon } from '../../support/context.ts'
import { read } from './renewal.ts'
import { day, minute, setting } from './setting.ts'

const start = noon - 20 * day

/** Accounts that joined two days ago, so that none is due; the network reads a profile while the access is fresh. */
async function checkable(people: number, more: Parameters<typeof setting>[0] = {}) {
  const given = await setting({ ...more, people: 0 })
  const { context, db, campaign, server, at, renew, now } = given
  at(start - 2 * day)
  const ids = Array.from({ length: people }, (_, n) => given.join(`person${n}`, `person${n}@example.org`).accountId)
  at(start)
  const x = context.networks.get('x')
  if (!x) throw new Error('no network')
  const reading = {
    ...x.reading,
    profile: async (grant: string) => {
      const { refresh, freshUntil } = read(grant)
      const [subject = ''] = refresh.split('.')
      if (freshUntil <= now()) throw new NetworkError('x', 'unexpected', 'the access is over')
      return {
        remoteId: subject,
        host: 'h.test',
        handle: `new-${subject}`,
        name: subject,
        followers: 7,
        profileUrl: '',
      }
    },
  }
  Object.assign(context, { networks: new Map([['x' as const, { ...x, reading }]]) })
  /** Rounds of a director while its clock goes on, half a minute between two. */
  const check = async (rounds = 6) => {
    startCheck(db, campaign.id, 'x', now())
    for (let n = 0; n < rounds; n++) {
      at(now() + minute / 2)
      await renew()
      await checkAccounts(context, new AbortController().signal)
    }
    return latestChecks(db, campaign.id)[0]
  }
  return {
    ...given,
    ids,
    check,
    handles: () =>
      db
        .select()
        .from(accounts)
        .all()
        .map(one => one.handle),
    server,
  }
}

test('a check of permissions that end by themselves renews each once, and says of each what came', async () => {
  const { server, at, now, check, ids, grant, tokens, handles } = await checkable(20)
  server.behave(subject => {
    at(now() + 1)
    return { kind: ['person3', 'person11'].includes(subject) ? 'gone' : 'answer' }
  })
  const done = await check()
  expect(done).toMatchObject({ total: 20, working: 18, reconnect: 2, unclear: 0, finishedAt: expect.any(Number) })
  expect(server.asked).toHaveLength(22)
  for (const [n, id] of ids.entries())
    if (grant(id).state === 'live') expect(server.has(`person${n}`, tokens(id).refresh)).toBe(true)
  expect(handles().filter(one => one.startsWith('new-'))).toHaveLength(18)
})

test('when its server says of all that they are gone, all are unclear and none is lost', async () => {
  const { server, check, ids, grant, db } = await checkable(40)
  server.behave(() => ({ kind: 'gone-by-mistake' }))
  expect(await check()).toMatchObject({ working: 0, reconnect: 0, unclear: 40, finishedAt: expect.any(Number) })
  for (const id of ids) expect(grant(id).state).toBe('live')
  expect(db.select().from(mails).all()).toEqual([])
})

test('a server that says "later" is waited for; one that is away is unclear', async () => {
  const { server, check, at, now, campaign, db } = await checkable(1)
  const until = start + 30 * minute
  server.behave(() => ({ kind: 'later', until }))
  expect(await check()).toMatchObject({ working: 0, unclear: 0, finishedAt: null })
  at(until)
  server.behave(() => ({ kind: 'answer' }))
  expect(await check()).toMatchObject({ working: 1, unclear: 0, finishedAt: expect.any(Number) })
  at(now() + day)
  server.behave(() => ({ kind: 'hang-up-before' }))
  expect(await check()).toMatchObject({ working: 0, unclear: 1, finishedAt: expect.any(Number) })
  expect(latestChecks(db, campaign.id)[0]?.reconnect).toBe(0)
})

test('what cannot be renewed for want of a key is not asked about, and unclear', async () => {
  const { server, check } = await checkable(2, { more: { lacks: () => 'the key' } })
  expect(await check()).toMatchObject({ working: 0, unclear: 2, finishedAt: expect.any(Number) })
  expect(server.asked).toEqual([])
})

test('no permission is renewed for a check while a launch of its account is near', async () => {
  const { server, check, db, launch, at, renew, now } = await checkable(2)
  db.update(launches)
    .set({ launchAt: now() + 30 * minute })
    .where(eq(launches.id, launch.id))
    .run()
  await renew()
  const before = server.asked.length
  at(now() + 25 * minute)
  // Its access is fresh, and is tried.
  expect(await check()).toMatchObject({ working: 2, finishedAt: expect.any(Number) })
  expect(server.asked).toHaveLength(before)
})
