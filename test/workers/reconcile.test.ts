import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { deliveries, grants } from '../../db/schema/index.ts'
import { armPledges } from '../../src/domain/ledger/arm.ts'
import type { Frozen } from '../../src/networks/port.ts'
import { openReconciler } from '../../workers/reconcile.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, testDigests } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'

/** A server that keeps accounts, as far as looking for a record goes. Returns host[:port]. */
async function pds(answer: (res: ServerResponse, query: URLSearchParams) => void): Promise<string> {
  const server = createServer((req, res) => {
    answer(res, new URL(req.url ?? '', 'http://pds.test').searchParams)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const says = (res: ServerResponse, status: number, body: object) =>
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const didOf = (host: string, n: number) =>
  `did:plc:${createHash('sha256')
    .update(`${host} ${n}`)
    .digest('hex')
    .replace(/[0189]/g, 'z')
    .slice(0, 24)}`

/** Posts in doubt of so many people on each of these servers. */
function inDoubt(people: Readonly<Record<string, number>>) {
  const context = testContext({ env: { BLUESKY: 'on', BLUESKY_PLC_URL: 'http://127.0.0.1:9' } })
  const { db, networks } = context
  const now = context.now()
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { launchAt: now - 10_000, state: 'firing', armedAt: now - 70_000 })
  for (const [host, n] of Object.entries(people))
    for (let i = 0; i < n; i++) {
      const remoteId = didOf(host, i)
      makePledge(db, campaign.id, makeAccount(db, { network: 'bluesky', host, remoteId }).id, {
        confirmedAt: now - 80_000,
      })
    }
  const postings = new Map([...networks].map(([name, network]) => [name, network.posting]))
  armPledges(
    db,
    { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
    launch,
    { afterPledge: 0, confirmedSince: 0 },
    now,
  )
  db.update(deliveries).set({ state: 'unknown', reason: 'reset', lookAt: now, settledAt: now }).run()
  const end = new AbortController()
  afterThisTest(() => end.abort())
  const reconciler = openReconciler({ ...context, time: { now: context.now, doubt: () => null } }, end.signal)
  const rounds = setInterval(reconciler.round, 20)
  afterThisTest(() => clearInterval(rounds))
  const at = (host: string) => db.select().from(deliveries).where(eq(deliveries.host, host)).all()
  return { db, at }
}

test('a host that hangs delays its own lookups alone', async () => {
  const hung: ServerResponse[] = []
  const [quick, slow] = [
    await pds(res => says(res, 400, { error: 'RecordNotFound', message: 'gone' })),
    await pds(res => void hung.push(res)),
  ]
  const { at } = inDoubt({ [slow]: 20, [quick]: 20 })
  await vi.waitFor(() => expect(at(quick).filter(one => one.state === 'pending')).toHaveLength(20))
  expect(at(slow).every(one => one.state === 'unknown')).toBe(true)
  // No more at once than it is polite to ask one host.
  expect(hung).toHaveLength(16)
})

test('a post on Bluesky is found without a grant, which its supporter may have taken back', async () => {
  const host = await pds((res, query) => {
    const [repo, rkey] = [query.get('repo'), query.get('rkey')]
    const frozen = at(host).map(one => JSON.parse(one.frozen) as Frozen)
    const { body } = frozen.find(one => one.key === rkey) ?? expect.fail('not of ours')
    const { record } = JSON.parse(body) as { record: object }
    says(res, 200, { uri: `at://${repo}/app.bsky.feed.post/${rkey}`, cid: 'c', value: record })
  })
  const { db, at } = inDoubt({ [host]: 2 })
  db.delete(grants).run()
  await vi.waitFor(() => expect(at(host).map(one => one.state)).toEqual(['posted', 'posted']))
})
