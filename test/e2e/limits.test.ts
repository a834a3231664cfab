import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { makeAccount, makePledge } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

const slow = { timeout: 900_000 }

type Host = { readonly name: string; readonly origin: string; readonly arrivals: readonly number[] }

/** A host that speaks as much of X as taking a post, and remembers when each arrived. */
async function openHost(answer: (res: ServerResponse, n: number) => void): Promise<Host> {
  const arrivals: number[] = []
  const server = createServer((req, res) => {
    req.resume()
    answer(res, arrivals.push(Date.now()))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { name, origin: `http://${name}`, arrivals }
}

const takes = (res: ServerResponse, n: number) =>
  res.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { id: String(n), text: '' } }))
const hangs = () => {}

function pledges({ db, box, campaign }: LaunchRig, host: Host, n: number): void {
  const grant = JSON.stringify({ token: 't', secret: 's' })
  db.transaction(() => {
    for (let i = 0; i < n; i++)
      makePledge(
        db,
        campaign.id,
        makeAccount(db, { host: host.name }, { box, text: grant }).id,
        { text: `Words ${i}` },
        box,
      )
  })
}

const fastPosts = 400

/** Last arrival at a fast host, in ms after T0, beside a slow one that everybody before it pledged for. */
async function lastOfFast(slowPosts: number, slowHost: Host | null, env: Readonly<Record<string, string>>) {
  const fast = await openHost(takes)
  const rig = await launchRig(0)
  if (slowHost) pledges(rig, slowHost, slowPosts)
  pledges(rig, fast, fastPosts)
  const settings = { X_API_URL: slowHost?.origin ?? fast.origin, ...env }
  await Promise.all([rig.start('director', settings), rig.start('sender', settings)])
  const launch = rig.launchIn(9_000)
  await vi.waitFor(() => expect(fast.arrivals).toHaveLength(fastPosts), { interval: 50 })
  expect(Math.min(...fast.arrivals)).toBeGreaterThanOrEqual(launch.launchAt)
  return { lateMs: Math.max(...fast.arrivals) - launch.launchAt, launchAt: launch.launchAt }
}

/** What another run of the same differs by on a busy machine. */
const sameMs = 700

test('a host that hangs delays no post to another one', slow, async () => {
  const alone = await lastOfFast(0, null, {})
  const beside = await lastOfFast(7_000, await openHost(hangs), {})
  expect(beside.lateMs).toBeLessThan(alone.lateMs + sameMs)
})

test('a host that takes one a second gets one a second, and delays no post to another one', slow, async () => {
  const one = await openHost(takes)
  const beside = await lastOfFast(7_000, one, { X_HOST_PER_SECOND: '1' })
  expect(beside.lateMs).toBeLessThan(3_000)
  await vi.waitFor(() => expect(one.arrivals.length).toBeGreaterThan(4), { interval: 100 })
  expect((one.arrivals[0] ?? 0) - beside.launchAt).toBeLessThan(1_000)
  const gaps = one.arrivals.slice(1).map((at, n) => at - (one.arrivals[n] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(900)
})
