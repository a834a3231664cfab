import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { Posting } from '../../../src/networks/port.ts'
import { type Allowance, openAllowance } from '../../../workers/fire/allowance.ts'
import { afterThisTest } from '../../support/folder.ts'
import { heldAt } from './host-setting.ts'

type Nonces = {
  /** The nonce that the next answer teaches; null: none is needed. */
  teaches: string | null
  /** Nonces that are taken. */
  takes: Set<string>
  /** Whether it answers `ask`; else it hangs. */
  isAnswering: boolean
}

/** A server that takes a post only with one of its nonces, and teaches one with every answer. */
async function nonceServer(nonces: Nonces) {
  const heard: { readonly method: string; readonly nonce: string; readonly body: string; readonly taken: boolean }[] =
    []
  const server = createServer(async (req, res) => {
    const nonce = String(req.headers.nonce ?? '')
    const taken = nonces.teaches === null || nonces.takes.has(nonce)
    heard.push({ method: req.method ?? '', nonce, body: await bodyOf(req), taken })
    if (req.method === 'GET' && !nonces.isAnswering) return
    if (nonces.teaches !== null) res.setHeader('dpop-nonce', nonces.teaches)
    res.writeHead(taken ? 200 : 401).end(taken ? '{}' : '{"error":"use_dpop_nonce"}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  const of = (method: string) => heard.filter(one => one.method === method)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: () => of('POST'),
    asks: () => of('GET'),
  }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of req) text += String(part)
  return text
}

const nonceOf = (taught?: string): Record<string, string> => (taught === undefined ? {} : { nonce: taught })

function nonceNetwork(origin: string): Partial<Posting> {
  return {
    request: (_, { body }, __, taught) => ({ method: 'POST', origin, path: '/', headers: nonceOf(taught), body }),
    outcome: result => {
      if ('written' in result) return { kind: 'unknown', cause: 'reset' }
      return result.status === 401 ? { kind: 'sign-again' } : { kind: 'posted', remoteId: '1', url: null, at: null }
    },
    hostState: {
      read: ({ headers }) => headers['dpop-nonce'] ?? null,
      ask: () => ({ method: 'GET', origin, path: '/', headers: {}, body: '' }),
      freshMs: 120_000,
    },
  }
}

/** Rows for a moment so many ms ahead, at a server that takes nonce `a` and teaches it. */
async function setting(rows: number, inMs: number, given: Partial<Nonces> = {}, allowance?: Allowance) {
  const nonces: Nonces = { teaches: 'a', takes: new Set(['a']), isAnswering: true, ...given }
  const server = await nonceServer(nonces)
  const all = heldAt(server.origin, rows, inMs, nonceNetwork(server.origin), allowance)
  all.state.go = {}
  const ticking = setInterval(all.host.tick, 10)
  afterThisTest(() => clearInterval(ticking))
  const isReported = () => vi.waitFor(() => expect(all.reported).toHaveLength(rows), { timeout: 30_000 })
  return { ...all, nonces, server, isReported }
}

test('at their moment so many posts are as many requests, and one that asked for the nonce before', async () => {
  const { server, outcomes, isReported, launchAt, reported } = await setting(400, 4_500)
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  expect(server.asks()).toHaveLength(1)
  expect(server.posts()).toHaveLength(400)
  expect(server.posts().every(one => one.nonce === 'a')).toBe(true)
  expect(Math.min(...reported.map(row => row.sentAt ?? 0))).toBeGreaterThanOrEqual(launchAt)
})

test('nobody is asked long before the moment, or while the launch is stopped, held, or not cleared', async () => {
  const far = await setting(3, 30_000)
  const notNow = await Promise.all([setting(3, 8_000, {}), setting(3, 8_000, {}), setting(3, 8_000, {})])
  const [stopped, held, uncleared] = notNow
  if (stopped) stopped.state.go = { stop: true }
  if (held) held.state.go = { held: new Set(['x']) }
  if (uncleared) uncleared.state.go = null
  const asked = await setting(3, 8_000)
  await vi.waitFor(() => expect(asked.server.asks()).toHaveLength(1))
  expect([far, ...notNow].map(one => one.server.asks().length)).toEqual([0, 0, 0, 0])
})

test('a host that does not answer that question gets its posts at their moment all the same', async () => {
  const { server, outcomes, isReported, reported, launchAt } = await setting(40, 3_000, { isAnswering: false })
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  // What left before the first answer came back is signed again: one for each socket at the most.
  expect(server.posts().length).toBeLessThanOrEqual(44)
  expect(server.posts().filter(one => one.taken)).toHaveLength(40)
  expect(reported.every(row => (row.sentAt ?? 0) >= launchAt)).toBe(true)
})

test('a host that wants nothing is asked for nothing again and again without harm', async () => {
  const { server, outcomes, isReported } = await setting(40, 3_000, { teaches: null })
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  expect(server.posts()).toHaveLength(40)
})

test('a nonce that was changed in mid-launch is learnt from the next answer; the one before is used as long as it is taken', async () => {
  const { nonces, server, outcomes, isReported } = await setting(200, 4_500)
  await vi.waitFor(() => expect(server.posts().length).toBeGreaterThan(20), { timeout: 20_000 })
  nonces.takes.add('b')
  nonces.teaches = 'b'
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  expect(server.posts()).toHaveLength(200)
})

test('a nonce that is taken no more costs the posts under way one more request, and no other', async () => {
  const { nonces, server, outcomes, isReported } = await setting(200, 4_500)
  await vi.waitFor(() => expect(server.posts().length).toBeGreaterThan(20), { timeout: 20_000 })
  nonces.takes = new Set(['b'])
  nonces.teaches = 'b'
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  // Four sockets: each had one under way with the old one.
  expect(server.posts().filter(one => !one.taken).length).toBeLessThanOrEqual(4)
  expect(server.posts().filter(one => one.taken)).toHaveLength(200)
})

test('a post that has to be signed anew twice in a row waits a second, and was not taken', async () => {
  const { server, reported, isReported } = await setting(3, 0, { takes: new Set() })
  await isReported()
  for (const { outcome } of reported)
    expect(outcome).toMatchObject({ kind: 'try-later', scope: 'account', cause: 'sign-again' })
  expect(server.posts()).toHaveLength(6)
})

test('a request that is signed again needs a permit of its own', async () => {
  let permits = 5
  const allowance: Allowance = {
    slots: () => 1,
    next: redis => (permits > 0 ? redis : null),
    spend: () => {
      permits--
      return Number.POSITIVE_INFINITY
    },
    ahead: () => permits,
    keep: () => {},
  }
  const { server, outcomes } = await setting(5, 0, { takes: new Set() }, allowance)
  await vi.waitFor(() => expect(permits).toBe(0))
  await vi.waitFor(() => expect(outcomes()).toEqual(['sign-again', 'sign-again', 'sign-again']))
  expect(server.posts()).toHaveLength(5)
})

test('where permits are lent for as many requests as there are posts, one more is asked for what is signed again', async () => {
  const lent: number[] = []
  const allowance = openAllowance(
    { inFlight: 4, perSecond: null, window: { requests: 3_000, ms: 300_000 } },
    async ({ slots, permits, from }) => {
      if (permits > 0) lent.push(permits)
      return { since: 'the beginning', slots, permits: permits > 0 ? [Math.max(from, Date.now()), permits] : [] }
    },
  )
  const { server, outcomes, isReported } = await setting(4, 3_000, { isAnswering: false }, allowance)
  await isReported()
  expect(new Set(outcomes())).toEqual(new Set(['posted']))
  const refused = server.posts().filter(one => !one.taken).length
  expect(refused).toBeGreaterThan(0)
  expect(lent.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(server.posts().length)
})

test('what is stopped between the two requests of a post is not sent a second time', async () => {
  const nonces: Nonces = { teaches: 'a', takes: new Set(['a']), isAnswering: true }
  const { server, state, reported, isReported } = await setting(1, 0, nonces)
  await vi.waitFor(() => expect(server.posts().length).toBeGreaterThan(0), { interval: 1 })
  state.go = { stop: true }
  await isReported()
  const [row] = reported
  if (server.posts().length === 1) expect(row?.outcome).toEqual({ kind: 'not-sent', cause: 'stopped' })
  else expect(row?.outcome.kind).toBe('posted')
})
