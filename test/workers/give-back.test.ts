import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accounts, grants } from '../../db/schema/index.ts'
import { connectAccount } from '../../src/domain/pledge/account.ts'
import { dueGiveBacks } from '../../src/domain/pledge/grants/give-back.ts'
import { giveBackGrants, releaseAllUnneeded } from '../../workers/give-back.ts'
import { type Person, sandbox } from '../sandbox/support.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, onX } from '../support/factories.ts'
import { givenUpOnce } from '../support/patience.ts'

const day = 86_400_000
const never = new AbortController().signal

/** People who pledged to a launch that was eight days ago; the clock can be moved. */
async function setting(people = 3) {
  const x = await sandbox()
  let later = 0
  const now = () => Date.now() + later
  const context = testContext({ env: { SANDBOX_PORT: new URL(x.url).port }, now })
  const { db, box } = context
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id, { state: 'finished', launchAt: now() - 8 * day })
  const connected = (await x.people({ count: people })).map(person => {
    const { id, handle, token, secret } = person
    const account = makeAccount(db, { remoteId: id, handle }, { box, text: JSON.stringify({ token, secret }) })
    makePledge(db, campaign.id, account.id)
    return { person, account }
  })
  const me = async (person: Person) => (await x.read(person, '/2/users/me')).status
  const grantOf = (id: number) => db.select().from(grants).where(eq(grants.accountId, id)).get()
  // It rests for a minute when a network is away: nothing more is waited for once all that was due was asked for.
  const onceAsked = () => givenUpOnce(() => expect(dueGiveBacks(db, now(), 1)).toEqual([]), 20)
  const round = async () => {
    await releaseAllUnneeded(context, never)
    await giveBackGrants(context, onceAsked())
  }
  return { x, context, db, box, connected, me, grantOf, round, onceAsked, wait: (ms: number) => (later += ms), now }
}

describe('a week after the launch', () => {
  test('every permission is given back to the network, and erased here', async () => {
    const { connected, me, grantOf, round } = await setting(12)
    expect(await me(connected[0]?.person as Person)).toBe(200)
    await round()
    for (const { person, account } of connected) {
      expect(await me(person)).toBe(401)
      expect(grantOf(account.id)).toMatchObject({ state: 'revoked', sealed: '', givenBackAt: expect.any(Number) })
    }
  })

  test('a permission that its owner took back on the network is erased as well', async () => {
    const { context, connected, grantOf, round } = await setting(1)
    const [one] = connected
    const { reading } = context.networks.get('x') ?? {}
    const grant = JSON.stringify({ token: one?.person.token, secret: one?.person.secret })
    expect(await reading?.revoke(grant, never)).toBe('given-back')
    expect(await reading?.revoke(grant, never)).toBe('gone')
    await round()
    expect(grantOf(one?.account.id ?? 0)).toMatchObject({ sealed: '', giveBackAt: null })
  })
})

describe('while the network is away', () => {
  test('it is asked again with growing pauses, and after a week the permission is erased all the same', async () => {
    const { x, context, db, connected, grantOf, round, onceAsked, wait, now } = await setting(1)
    const id = connected[0]?.account.id ?? 0
    await x.close()
    await round()
    const pauses: number[] = []
    while (grantOf(id)?.sealed !== '' && pauses.length < 100) {
      const next = grantOf(id)?.giveBackAt ?? 0
      pauses.push(Math.round((next - now()) / 60_000))
      expect(dueGiveBacks(db, now(), 1)).toEqual([])
      wait(next - now() + 1)
      await giveBackGrants(context, onceAsked())
    }
    expect(pauses.slice(0, 6)).toEqual([1, 5, 30, 120, 360, 360])
    expect(pauses.reduce((sum, one) => sum + one, 0)).toBeCloseTo(7 * 24 * 60, -1)
    expect(grantOf(id)).toMatchObject({ state: 'revoked', sealed: '', giveBackAt: null, givenBackAt: null })
  })
})

describe('an account that connects again', () => {
  test('while its old permission waits to be given back keeps the new one', async () => {
    const { db, box, context, connected, grantOf, me } = await setting(1)
    const [one] = connected
    await releaseAllUnneeded(context, never)
    const { id, network: _, createdAt, seenAt, folded, ...profile } = one?.account ?? makeAccount(db)
    const anew = JSON.stringify({ token: one?.person.token, secret: one?.person.secret })
    connectAccount(db, box, onX, profile, anew, context.now())
    await giveBackGrants(context, never)
    expect(grantOf(id)).toMatchObject({ state: 'live', releasedAt: null })
    expect(await me(one?.person as Person)).toBe(200)
  })

  test('in the very moment in which it is given back, and gets the same token, must connect once more', async () => {
    const { db, box, context, connected, grantOf } = await setting(1)
    const [one] = connected
    await releaseAllUnneeded(context, never)
    const { id, network: _, createdAt, seenAt, folded, ...profile } = one?.account ?? makeAccount(db)
    const same = JSON.stringify({ token: one?.person.token, secret: one?.person.secret })
    const giving = giveBackGrants(context, never)
    connectAccount(db, box, onX, profile, same, context.now())
    await giving
    expect(grantOf(id)).toMatchObject({ state: 'reconnect' })
  })
})

test('who signed in and never pledged is forgotten with their permission', async () => {
  const { x, db, box, round } = await setting(0)
  const { id, handle, token, secret } = await x.person('grace')
  const given = { remoteId: id, handle, createdAt: Date.now() - 2 * day }
  const account = makeAccount(db, given, { box, text: JSON.stringify({ token, secret }) })
  await round()
  const row = db.select().from(accounts).where(eq(accounts.id, account.id)).get()
  expect(row).toMatchObject({ handle: `erased-${account.id}`, name: '', profileUrl: '', followers: 0 })
  expect(row?.remoteId).not.toContain(id)
})

test('nothing is given back shortly before a launch', async () => {
  const { db, context, connected, grantOf, round } = await setting(1)
  makeLaunch(db, makeCampaign(db).id, { launchAt: context.now() + 60_000 })
  await round()
  expect(grantOf(connected[0]?.account.id ?? 0)).toMatchObject({ state: 'live' })
})
