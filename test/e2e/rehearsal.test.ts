import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { attempts, batches, deliveries, grants, rehearsalGrants } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { listRehearsals, startRehearsal } from '../../src/domain/launch/rehearsal/rehearsal.ts'
import { makeAccount, makePledge } from '../support/factories.ts'
import { launchRig } from '../support/launch-rig.ts'

test('a rehearsal plays the real list on a stage of its own, and leaves nothing behind but its figures', async () => {
  const rig = await launchRig(60)
  const { db, campaign } = rig
  const real = rig.launchIn(86_400_000)
  const sealed = db.select().from(grants).all()
  db.update(grants)
    .set({ state: 'reconnect' })
    .where(eq(grants.accountId, sealed[0]?.accountId ?? 0))
    .run()
  const before = { grants: db.select().from(grants).all(), launch: findLaunch(db, real.id) }
  await Promise.all([rig.start('director'), rig.start('sender')])
  const asked = startRehearsal(db, campaign.id, Date.now())
  expect(asked.kind).toBe('started')

  const measured = () => {
    const [one] = listRehearsals(db, campaign.id, 1)
    expect(one?.measured ?? one?.launch.state).toMatchObject({ posted: 59 })
    return one
  }
  const rehearsal = await vi.waitFor(measured, { interval: 100 })
  expect(rehearsal?.foretold).toMatchObject({ posts: 60, senders: 1 })
  expect(rehearsal?.measured?.failed).toEqual([{ state: 'refused', reason: 'reconnect', n: 1 }])
  // Nothing of it reached the network of the launch, nor anything that belongs to the launch.
  expect(await rig.requests()).toEqual([])
  expect({ grants: db.select().from(grants).all(), launch: findLaunch(db, real.id) }).toEqual(before)
  for (const table of [deliveries, attempts, batches, rehearsalGrants]) {
    await vi.waitFor(() => expect(db.select().from(table).all()).toEqual([]))
  }
})

test('people of X, Bluesky and Mastodon rehearse together, each on a stand-in of their network', async () => {
  const rig = await launchRig(20)
  const { db, campaign } = rig
  for (let n = 0; n < 30; n++) {
    const host = `pds${n % 3}.bsky.example`
    const account = makeAccount(db, { network: 'bluesky', remoteId: didOf(n), host })
    makePledge(db, campaign.id, account.id, { text: `Nº ${n}: 👩‍👩‍👧 in ${n} words` }, rig.box)
  }
  for (const host of ['mastodon.social', 'fosstodon.org', 'gts.example.net'])
    for (let n = 0; n < 10; n++) {
      const account = makeAccount(db, { network: 'mastodon', remoteId: `${host}/${n}`, host })
      // Longer than Mastodon's own servers take.
      makePledge(db, campaign.id, account.id, { text: `Nº ${n}: ${'many words '.repeat(80)}` }, rig.box)
    }
  rig.launchIn(86_400_000)
  await Promise.all([rig.start('director'), rig.start('sender')])
  startRehearsal(db, campaign.id, Date.now())
  const result = await vi.waitFor(
    () => {
      const measured = listRehearsals(db, campaign.id, 1)[0]?.measured
      expect(measured).toBeTruthy()
      return measured
    },
    { interval: 100, timeout: 60_000 },
  )
  expect(result).toMatchObject({ posted: 80, failed: [] })
  const posts = (network: string) =>
    Object.fromEntries(result?.hosts.filter(one => one.network === network).map(one => [one.host, one.posts]) ?? [])
  expect(posts('bluesky')).toEqual({ 'pds0.bsky.example': 10, 'pds1.bsky.example': 10, 'pds2.bsky.example': 10 })
  expect(posts('mastodon')).toEqual({ 'mastodon.social': 10, 'fosstodon.org': 10, 'gts.example.net': 10 })
  expect(Object.values(posts('x'))).toEqual([20])
  expect(await rig.requests()).toEqual([])
})

const didOf = (n: number) =>
  `did:plc:${[...String(n)]
    .map(digit => 'abcdefghij'[Number(digit)])
    .join('')
    .padStart(24, 'z')}`
