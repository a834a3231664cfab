import { expect, test, vi } from 'vitest'
import { type Connection, openConnection } from '../../../workers/fire/connection.ts'
import { requestBytes } from '../../../workers/fire/request-bytes.ts'
import { type OpenTo, socketsTo } from '../../../workers/fire/socket.ts'
import { afterThisTest } from '../../support/folder.ts'
import { heldAt, setting } from './host-setting.ts'
import { created, rawServer } from './raw-server.ts'

/** Long enough for whatever wants to leave to leave. */
const aMoment = (ms = 60) => new Promise(done => setTimeout(done, ms))

const request = (origin: string) => requestBytes({ method: 'POST', origin, path: '/', headers: {}, body: '{}' })

test('nothing leaves before T0 by either clock, and all leaves after it by both', async () => {
  for (const wrong of ['wallOff', 'redisOff'] as const) {
    const { state, held, launchAt, arrivals } = await setting(8, 150)
    // One clock is right, the other one behind; the gate must wait for that one.
    state[wrong] = -200
    state.go = {}
    await held.ask(8)
    await vi.waitFor(() => expect(arrivals).toHaveLength(8))
    expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(launchAt + 200)
  }
})

test('a clock that is ahead opens nothing', async () => {
  const { state, held, launchAt, arrivals } = await setting(8, 250)
  Object.assign(state, { wallOff: 1_500, go: {} })
  await held.ask(8)
  await vi.waitFor(() => expect(arrivals).toHaveLength(8))
  expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(launchAt)
})

test('nothing leaves without a go, and what was leaving ends when the director falls silent', async () => {
  const { server, state, held, reported, arrivals } = await setting(5_000, -500)
  await held.ask(5_000)
  await aMoment()
  expect(arrivals).toEqual([])
  state.go = {}
  await vi.waitFor(() => expect(arrivals.length).toBeGreaterThan(0))
  // What it said last is a fifth of a second old by now.
  state.silentSince = Date.now() - 201
  const writtenBy = reported.filter(row => row.sentAt !== null).length + 4
  await aMoment(150)
  expect(server.requests()).toBeLessThanOrEqual(writtenBy)
  expect(server.requests()).toBeLessThan(5_000)
})

test('no row leaves beyond the watermark, or under a lease that has ended', async () => {
  const { server, state, held, arrivals } = await setting(120)
  state.go = {}
  await aMoment()
  expect(arrivals).toEqual([])
  await held.ask(50)
  await vi.waitFor(() => expect(arrivals).toHaveLength(50))
  await aMoment()
  expect(server.requests()).toBe(50)
  await held.ask(1)
  // The wall clock is set forward beyond the end of the lease, in the same tick.
  Object.assign(state, { wallOff: 6_000, redisOff: 6_000 })
  await aMoment()
  expect(server.requests()).toBe(50)
})

test('a batch that was closed gives back what has not left, once a row', async () => {
  const { server, state, records, held, reported, outcomes } = await setting(120)
  state.go = {}
  await held.ask(50)
  await vi.waitFor(() => expect(server.requests()).toBe(50))
  records.close(1)
  await held.ask(50)
  await vi.waitFor(() => expect(reported).toHaveLength(120))
  expect(outcomes().filter(one => one === 'no-lease')).toHaveLength(70)
  expect(new Set(reported.map(row => row.delivery)).size).toBe(120)
  expect(server.requests()).toBe(50)
})

test('after Stop nothing leaves, and each row that is left says why', async () => {
  const { server, state, held, reported, outcomes } = await setting(400)
  state.go = {}
  await held.ask(400)
  await vi.waitFor(() => expect(server.requests()).toBeGreaterThan(4))
  state.go = { stop: true }
  const writtenBy = reported.filter(row => row.sentAt !== null).length + 4
  await vi.waitFor(() => expect(reported).toHaveLength(400))
  expect(server.requests()).toBeLessThanOrEqual(writtenBy)
  expect(outcomes().filter(one => one === 'stopped')).toHaveLength(400 - server.requests())
})

test('a withdrawn row stays, its neighbours leave; a pause of its network holds all back, and gives nothing back; one of another network holds none', async () => {
  const { server, state, held, reported, outcomes } = await setting(10)
  state.go = { held: new Set(['x']) }
  await held.ask(10)
  await aMoment()
  expect([server.requests(), reported.length]).toEqual([0, 0])
  state.go = { held: new Set(['bluesky']), withdrawn: new Set([103, 107]) }
  await vi.waitFor(() => expect(reported).toHaveLength(10))
  expect(outcomes().filter(one => one === 'withdrawn')).toHaveLength(2)
  expect(server.requests()).toBe(8)
})

test('nothing leaves after the window by either clock, or while the clocks are apart', async () => {
  for (const [off, cause] of [
    [{ wallOff: 60_001, redisOff: 59_000 }, 'window'],
    [{ wallOff: 59_000, redisOff: 60_001 }, 'window'],
    [{ wallOff: 0, redisOff: 2_100 }, 'clock'],
  ] as const) {
    const { server, state, held, reported, outcomes } = await setting(5)
    await held.ask(5)
    Object.assign(state, { ...off, go: {} })
    await vi.waitFor(() => expect(reported).toHaveLength(5))
    expect([server.requests(), new Set(outcomes())]).toEqual([0, new Set([cause])])
  }
})

test('a row whose permit ran out while its socket opened leaves under the next one, from the same sender', async () => {
  const server = await rawServer({ onRequest: socket => void socket.write(created) })
  let permits = 0
  const allowance = {
    slots: () => 4,
    next: () => 0,
    spend: () => (permits++ === 0 ? 0 : Number.POSITIVE_INFINITY),
    ahead: () => 1,
    keep: () => {},
  }
  const { state, held, reported } = heldAt(server.origin, 1, 0, {}, allowance)
  state.go = {}
  await held.ask(1)
  await vi.waitFor(() => expect(reported).toHaveLength(1))
  expect([reported[0]?.outcome.kind, server.requests(), permits]).toEqual(['posted', 1, 2])
})

/** A request that is handed over while the socket is busy, and a Stop before it is free: does it still leave? */
async function leavesAfterStop(open: (openSocket: OpenTo) => Connection): Promise<boolean> {
  const waiting: (() => void)[] = []
  const server = await rawServer({ onRequest: socket => void waiting.push(() => socket.write(created)) })
  const connection = open(socketsTo(server.origin))
  afterThisTest(() => connection.close())
  let stopped = false
  const first = connection.send(request(server.origin), () => true)
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  const second = connection.send(request(server.origin), () => !stopped)
  stopped = true
  waiting[0]?.()
  await first
  await Promise.race([second, vi.waitFor(() => expect(waiting).toHaveLength(2))])
  return waiting.length > 1
}

/** The mistake that a client library invites: everything is checked, and then the request waits for a socket. */
function pooledConnection(openSocket: OpenTo): Connection {
  const connection = openConnection(openSocket)
  const idle = () => vi.waitFor(() => expect(connection.since()).toBeNull())
  return {
    ...connection,
    send: async (one, write) => (write() ? idle().then(() => connection.send(one, () => true)) : 'dropped'),
  }
}

test('nothing waits in a pool between the check and the write', async () => {
  expect(await leavesAfterStop(pooledConnection), 'a planted pool is found').toBe(true)
  expect(await leavesAfterStop(openConnection)).toBe(false)
})
