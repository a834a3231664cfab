import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, grants, launches } from '../../db/schema/index.ts'
import { deadGrants, latestChecks, startCheck } from '../../src/domain/launch/check/account-check.ts'
import type { SealedText } from '../../src/lib/secret-box.ts'
import { checkAccounts } from '../../workers/check-accounts.ts'
import { sandbox } from '../sandbox/support.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'

async function setting(people: number) {
  const x = await sandbox()
  const { port } = new URL(x.url)
  const context = testContext({ env: { SANDBOX_PORT: port } })
  const { db, box } = context
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  const connected = (await x.people({ count: people })).map(({ id, handle, token, secret }) => {
    const account = makeAccount(db, { remoteId: id, handle }, { box, text: JSON.stringify({ token, secret }) })
    db.update(grants).set({ grantedAt: 0 }).where(eq(grants.accountId, account.id)).run()
    makePledge(db, campaign.id, account.id)
    return account
  })
  const check = async (rounds = 10) => {
    startCheck(db, campaign.id, 'x', context.now())
    for (let n = 0; n < rounds; n++) await checkAccounts(context, new AbortController().signal)
    return latestChecks(db, campaign.id)[0]
  }
  return { x, context, db, campaign, launch, connected, check }
}

test('a check finds the accounts that took their permission back, and posts nothing', async () => {
  const { x, db, campaign, connected, check } = await setting(20)
  const revoked = [connected[3], connected[11]].map(one => one?.handle ?? '')
  await x.faults({ revokedAccounts: revoked })
  expect(await check()).toMatchObject({
    total: 20,
    working: 18,
    reconnect: 2,
    unclear: 0,
    finishedAt: expect.any(Number),
  })
  const dead = deadGrants(db, campaign.id, 0, 100)
  expect(dead.n).toBe(2)
  expect(dead.rows.map(row => row.handle)).toEqual(revoked)
  expect(await x.requests()).toEqual([])
  // Who is known to be lost is not asked about, and not billed, again.
  expect(await check()).toMatchObject({ total: 18, working: 18 })
})

test('nobody is marked while not one account works: then it is the keys of the app', async () => {
  const { x, db, campaign, connected, check } = await setting(12)
  await x.faults({ revokedAccounts: connected.map(one => one.handle) })
  expect(await check()).toMatchObject({ working: 0, reconnect: 0, unclear: 12 })
  expect(deadGrants(db, campaign.id, 0, 100).n).toBe(0)
})

test('nor when the keys of the app are refused in the middle of a check', async () => {
  const { x, connected, check } = await setting(20)
  await x.faults({ revokedAccounts: connected.slice(8).map(one => one.handle) })
  expect(await check()).toMatchObject({ working: 8, reconnect: 0, unclear: 12 })
})

test('nor when the app has spent its cap', async () => {
  const { x, check } = await setting(4)
  await x.faults({ errors: [{ kind: 'spendCap', on: 'read' }] })
  expect(await check()).toMatchObject({ working: 0, reconnect: 0, unclear: 4 })
})

test('what the network answers unclearly leaves a grant as it is', async () => {
  const { x, db, campaign, check } = await setting(4)
  await x.faults({ errors: [{ kind: 'http500', on: 'read', times: 1 }] })
  expect(await check()).toMatchObject({ working: 3, reconnect: 0, unclear: 1 })
  expect(deadGrants(db, campaign.id, 0, 100).n).toBe(0)
})

test('a grant given anew while its check is under way stays live', async () => {
  const { x, context, db, campaign, connected } = await setting(3)
  await x.faults({ revokedAccounts: [connected[0]?.handle ?? ''] })
  startCheck(db, campaign.id, 'x', context.now())
  const slow = checkAccounts(context, new AbortController().signal)
  db.update(grants)
    .set({ sealed: 'anew' as SealedText, grantedAt: context.now() })
    .where(eq(grants.accountId, connected[0]?.id ?? 0))
    .run()
  await slow
  expect(deadGrants(db, campaign.id, 0, 100).n).toBe(0)
})

test('nothing is asked shortly before a launch', async () => {
  const { db, launch, check, context } = await setting(3)
  db.update(launches)
    .set({ launchAt: context.now() + 30_000 })
    .where(eq(launches.id, launch.id))
    .run()
  expect(await check()).toMatchObject({ working: 0, finishedAt: null })
  expect(db.select().from(accounts).all()).toHaveLength(3)
})
