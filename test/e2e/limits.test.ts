import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { accounts, deliveries } from '../../db/schema/index.ts'
import { requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import { type Launch, makeAccount, makePledge } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

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

const slowPosts = 2_000
const fastPosts = 100

/** When each post to a host was written, by the clock of its sender, in ms after T0. */
const sentTo = ({ db }: LaunchRig, launch: Launch, host: Host) =>
  db
    .select({ sentAt: deliveries.sentAt })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(eq(accounts.host, host.name))
    .all()
    .flatMap(row => (row.sentAt === null ? [] : [row.sentAt - launch.launchAt]))
    .sort((one, other) => one - other)

/** A launch to a fast host, beside a slow one that everybody before it pledged for. Resolves when the fast one has all. */
async function launchBeside(slowHost: Host, env: Readonly<Record<string, string>>) {
  const fast = await openHost(takes)
  const rig = await launchRig(0)
  pledges(rig, slowHost, slowPosts)
  pledges(rig, fast, fastPosts)
  const settings = { X_API_URL: slowHost.origin, ...env }
  await Promise.all([rig.start('anyHostDirector', settings), rig.start('anyHostSender', settings)])
  const launch = rig.launchIn(6_000)
  await vi.waitFor(() => expect(sentTo(rig, launch, fast)).toHaveLength(fastPosts))
  expect(fast.arrivals).toHaveLength(fastPosts)
  expect(Math.min(...fast.arrivals)).toBeGreaterThanOrEqual(launch.launchAt)
  return { rig, launch, lastMs: Math.max(...sentTo(rig, launch, fast)) }
}

test('a host that hangs delays no post to another one', async () => {
  const hanging = await openHost(hangs)
  const { launch, lastMs } = await launchBeside(hanging, {})
  // Whatever waits for a socket of that host waits until its first requests are given up.
  const firstMs = Math.min(...hanging.arrivals) - launch.launchAt
  expect(lastMs).toBeLessThan(firstMs + requestDeadlineMs)
})

test('a host that takes one a second is sent one a second, and delays no post to another one', async () => {
  const one = await openHost(takes)
  const { rig, launch } = await launchBeside(one, { X_HOST_PER_SECOND: '1' })
  const sent = await vi.waitFor(() => {
    const ms = sentTo(rig, launch, one)
    expect(ms.length).toBeGreaterThan(4)
    return ms
  })
  // Whatever a sending waits for only makes it later, so each has a moment before which it never is.
  for (const [n, ms] of sent.entries()) expect([n, ms]).toEqual([n, Math.max(ms, (n - 1) * 1_000)])
  expect(sent.length).toBeLessThan(slowPosts)
})
