import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { grants, launches } from '../../db/schema/index.ts'
import { stopLaunch } from '../../src/domain/launch/change.ts'
import { continueLaunch } from '../../src/domain/ledger/continue.ts'
import { holdOf, pauseLaunch } from '../../src/domain/ledger/holds.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { makeAccount, makePledge } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { type LaunchRig, launchRig, type SandboxPost } from '../support/launch-rig.ts'
import { patience } from '../support/patience.ts'

type Person = { readonly id: string; readonly handle: string; readonly token: string; readonly secret: string }

/** A campaign whose supporters are on X and, as many, on a second network at a sandbox of its own; all processes but the web. */
async function onTwoNetworks(each: number) {
  const rig = await launchRig(each)
  const { ready } = await rig.start('sandbox', {
    SANDBOX_PORT: '0',
    SANDBOX_MAIL_PORT: '0',
    DATA_DIR: testFolder('second'),
  })
  const url = String(ready.ready)
  const ask = async (method: string, path: string, body?: object) => {
    const given = { method, signal: patience(), body: body && JSON.stringify(body) }
    return (await fetch(`${url}/_sandbox/${path}`, given)).json()
  }
  const people: Person[] = await ask('POST', 'accounts', { count: each })
  for (const { id, handle, token, secret } of people) {
    const text = JSON.stringify({ token, secret })
    const where = { network: 'bluesky', remoteId: id, host: new URL(url).host, handle } as const
    const account = makeAccount(rig.db, where, { box: rig.box, text })
    makePledge(rig.db, rig.campaign.id, account.id, {}, rig.box)
  }
  const env = { SECOND_SANDBOX: url, X_HOST_IN_FLIGHT: '4' }
  await Promise.all([rig.start('twoNetworksDirector', env), rig.start('twoNetworksSender', env)])
  const isOnceEach = (posts: readonly SandboxPost[], who: readonly { handle: string }[]) =>
    expect(posts.map(one => one.account).sort()).toEqual(who.map(one => one.handle).sort())
  const second = {
    posts: () => ask('GET', 'posts') as Promise<SandboxPost[]>,
    isOut: async () => isOnceEach(await ask('GET', 'posts'), people),
  }
  return { ...rig, second, isOut: async () => isOnceEach(await rig.posts(), rig.promised) }
}

const soon = { timeout: 90_000, interval: 50 }
const networksOf = ({ db }: Pick<LaunchRig, 'db'>, launch: number) => countDeliveries(db, launch).networks
const stateOf = ({ db }: Pick<LaunchRig, 'db'>, id: number) =>
  db.select({ state: launches.state }).from(launches).where(eq(launches.id, id)).get()?.state

test('X out of credit in mid-launch: the other network finishes, X spends nothing, and goes on alone', async () => {
  const rig = await onTwoNetworks(40)
  await rig.faults({ latencyMs: 30, errors: [{ kind: 'spendCap', afterPosts: 10 }] })
  const web = await rig.start('web')
  const launch = rig.launchIn(4_000)
  await vi.waitFor(() => expect(stateOf(rig, launch.id)).toBe('halted'), soon)
  await rig.second.isOut()
  expect(holdOf(rig.db, launch.id, 'x')?.reason).toBe('spend-cap')
  expect(holdOf(rig.db, launch.id, 'bluesky')).toBeNull()
  const { x, bluesky } = networksOf(rig, launch.id)
  expect(bluesky).toMatchObject({ total: 40, posted: 40 })
  expect(x).toMatchObject({ total: 40, posted: 10, pending: 30, refused: 0, unknown: 0 })
  const told = await fetch(`http://127.0.0.1:${web.ready.port}/c/${rig.campaign.slug}/launch.json`)
  expect(await told.json()).toMatchObject({
    state: 'halted',
    networks: { x: { pending: 30, held: 'spend-cap' }, bluesky: { posted: 40, held: null } },
  })
  await rig.faults({})
  expect(continueLaunch(rig.db, launch.id, Date.now(), 'bluesky').kind).toBe('nothing-to-resume')
  expect(continueLaunch(rig.db, launch.id, Date.now(), 'x').kind).toBe('resumed')
  const done = await rig.over(launch, 90_000)
  expect(done.state).toBe('finished')
  await rig.isOut()
  await rig.second.isOut()
  expect(
    new Set(
      rig.db
        .select()
        .from(grants)
        .all()
        .map(grant => grant.state),
    ),
  ).toEqual(new Set(['live']))
})

test('X alone is paused before its moment, with its posts handed out: none leaves until X alone goes on, all others do', async () => {
  const rig = await onTwoNetworks(30)
  const launch = rig.launchIn(6_000)
  await vi.waitFor(() => expect(stateOf(rig, launch.id)).toBe('armed'), soon)
  expect(pauseLaunch(rig.db, launch.id, Date.now(), 'x')).toBe('paused')
  await vi.waitFor(() => expect(networksOf(rig, launch.id).bluesky?.posted).toBe(30), soon)
  await rig.second.isOut()
  expect(await rig.requests()).toEqual([])
  const kinds = [1, 2].map(() => continueLaunch(rig.db, launch.id, Date.now(), 'x').kind)
  expect(kinds).toEqual(['resumed', 'nothing-to-resume'])
  await rig.over(launch, 90_000)
  await rig.isOut()
  await rig.second.isOut()
})

test('Stop ends both, the one that is paused and the one that goes on', async () => {
  const rig = await onTwoNetworks(30)
  const launch = rig.launchIn(6_000, { spreadMs: 600_000 })
  await vi.waitFor(() => expect(stateOf(rig, launch.id)).toBe('armed'), soon)
  pauseLaunch(rig.db, launch.id, Date.now(), 'x')
  await vi.waitFor(() => expect(networksOf(rig, launch.id).bluesky?.posted).toBeGreaterThan(0), soon)
  expect(stopLaunch(rig.db, launch.id, Date.now())).toBe('stopped')
  await rig.over(launch, 90_000)
  const { x, bluesky } = networksOf(rig, launch.id)
  expect(x).toMatchObject({ posted: 0, stopped: 30 })
  expect((bluesky?.posted ?? 0) + (bluesky?.stopped ?? 0)).toBe(30)
  expect([(await rig.requests()).length, (await rig.second.posts()).length]).toEqual([0, bluesky?.posted])
})
