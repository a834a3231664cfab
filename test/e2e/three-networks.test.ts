import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { accounts, deliveries } from '../../db/schema/index.ts'
import { requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import { type Launch, makeAccount, makePledge } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'
import { freePort } from '../support/free-port.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { patience } from '../support/patience.ts'

type Person = { readonly id: string; readonly handle: string; readonly host: string; readonly grant: object }
type Words = { readonly account: string; readonly text: string }

/** Everybody of X, and as many on Bluesky and on the two servers of Mastodon. */
async function join(rig: LaunchRig): Promise<readonly Words[]> {
  const promised: Words[] = rig.promised.map(({ handle, text }) => ({ account: handle, text }))
  for (const network of ['bluesky', 'mastodon'] as const) {
    const body = JSON.stringify({ network, count: rig.promised.length })
    const made = await fetch(`${rig.sandboxUrl}/_sandbox/accounts`, { method: 'POST', body, signal: patience() })
    for (const person of (await made.json()) as Person[]) promised.push(pledgeOf(rig, network, person))
  }
  return promised
}

function pledgeOf(rig: LaunchRig, network: 'bluesky' | 'mastodon', person: Person): Words {
  const { id: remoteId, handle, host, grant } = person
  const text = `“We” & <you>, é ≠ e\u0301 👩‍👩‍👧 at https://example.org/a?b=c, says ${handle.split(/[.@]/)[0]}`
  const account = makeAccount(
    rig.db,
    { network, remoteId, host, handle },
    { box: rig.box, text: JSON.stringify(grant) },
  )
  makePledge(rig.db, rig.campaign.id, account.id, { text }, rig.box)
  return { account: handle, text }
}

const start = (rig: LaunchRig) => Promise.all([rig.start('director'), rig.start('sender'), rig.start('sender')])

const inOrder = (posts: readonly Words[]) => posts.map(({ account, text }) => `${account}: ${text}`).sort()

/** What everybody promised is there, once, and not before the moment. */
async function onceEach(rig: LaunchRig, launch: Launch, promised: readonly Words[]): Promise<void> {
  const posts = await rig.posts()
  expect(inOrder(posts)).toEqual(inOrder(promised))
  expect(Math.min(...posts.map(({ at }) => at))).toBeGreaterThanOrEqual(launch.launchAt)
}

const rowsOf = ({ db }: LaunchRig, launch: Launch) =>
  db
    .select({ delivery: deliveries, account: accounts })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(eq(deliveries.launchId, launch.id))
    .all()

test('X, Bluesky and Mastodon speak at one moment, once each, also where a server closes each connection without a word', async () => {
  const rig = await launchRig(40)
  const promised = await join(rig)
  await start(rig)
  const launch = rig.launchIn(6_000)
  await rig.over(launch)
  await onceEach(rig, launch, promised)
  const rows = rowsOf(rig, launch)
  expect(rows.filter(({ delivery }) => delivery.state !== 'posted' || delivery.tries !== 1)).toEqual([])
  const hosts = new Set(rows.flatMap(({ account }) => (account.network === 'mastodon' ? [account.host] : [])))
  expect(hosts.size).toBe(2)
  const pages = rows.flatMap(({ delivery, account }) => (account.network === 'mastodon' ? [delivery.url ?? ''] : []))
  for (const page of [pages[0], pages.at(-1)]) expect((await fetch(page ?? '')).status).toBe(200)
})

test('whoever took a post and lost the answer is asked, and nobody posts twice', async () => {
  const rig = await launchRig(20)
  const promised = await join(rig)
  await start(rig)
  await rig.faults({ seed: 7, errors: [{ kind: 'resetAfterAccept', rate: 0.3 }] })
  const launch = rig.launchIn(6_000)
  await rig.over(launch)
  await onceEach(rig, launch, promised)
  const rows = rowsOf(rig, launch)
  expect(rows.filter(({ delivery }) => delivery.state !== 'posted')).toEqual([])
  const looked = new Set(rows.flatMap(({ delivery, account }) => (delivery.looks > 0 ? [account.network] : [])))
  expect([...looked].sort()).toEqual(['bluesky', 'mastodon', 'x'])
})

/** A server of Mastodon that answers as `listener` does, and remembers when each post arrived. */
async function openServer(listener: RequestListener) {
  const arrivals: number[] = []
  const server = createServer((req, res) => {
    req.resume()
    arrivals.push(Date.now())
    listener(req, res)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals }
}

function pledgesAt(rig: LaunchRig, host: string, count: number): void {
  const grant = { host, token: 'one', clientId: 'two', clientSecret: 'three', revoke: '/oauth/revoke' }
  for (let n = 0; n < count; n++)
    pledgeOf(rig, 'mastodon', { id: `${host}/${n}`, handle: `person${n}@${host}`, host, grant })
}

test('a server of Mastodon that hangs, and one that is away, delay nobody else', async () => {
  const hanging = await openServer(() => {})
  const away = `127.0.0.1:${await freePort()}`
  const rig = await launchRig(20)
  // More than are in flight at once, and some of the others after them.
  for (const host of [hanging.host, away]) pledgesAt(rig, host, 100)
  const others = await join(rig)
  await start(rig)
  const launch = rig.launchIn(6_000)
  const sent = await vi.waitFor(() => {
    const rows = rowsOf(rig, launch).filter(({ account }) => ![hanging.host, away].includes(account.host))
    const posted = rows.flatMap(({ delivery: { state, sentAt } }) => (state === 'posted' && sentAt ? [sentAt] : []))
    expect(posted).toHaveLength(others.length)
    return posted
  })
  expect(inOrder(await rig.posts())).toEqual(inOrder(others))
  // Whatever waits for that server waits until its first requests are given up.
  expect(Math.max(...sent)).toBeLessThan(Math.min(...hanging.arrivals) + requestDeadlineMs)
  const states = rowsOf(rig, launch).flatMap(({ delivery, account }) => (account.host === away ? [delivery.state] : []))
  // Nothing was written there: they are tried again.
  expect(states.filter(state => state !== 'pending' && state !== 'queued')).toEqual([])
})
