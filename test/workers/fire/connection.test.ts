import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { postOutcome } from '../../../src/networks/x/outcome.ts'
import { openConnection, type Sent } from '../../../workers/fire/connection.ts'
import { requestBytes } from '../../../workers/fire/request-bytes.ts'
import { socketsTo } from '../../../workers/fire/socket.ts'
import { afterThisTest } from '../../support/folder.ts'
import { answer, type Behaviour, created, rawServer } from './raw-server.ts'

const body = JSON.stringify({ text: 'We stand together' })
const post = (origin: string) =>
  requestBytes({
    method: 'POST',
    origin,
    path: '/2/tweets',
    headers: { 'content-type': 'application/json', authorization: 'OAuth secret' },
    body,
  })

async function setting(behaviour: Behaviour) {
  const server = await rawServer(behaviour)
  const connection = openConnection(socketsTo(server.origin))
  afterThisTest(() => connection.close())
  return { server, connection, send: (write = () => true) => connection.send(post(server.origin), write) }
}

const meaning = (result: Sent) => (result === 'dropped' ? 'dropped' : postOutcome(result, Date.now(), 'https://x.test'))

const unknown = (cause: string) => ({ kind: 'unknown', cause })

test('writes the request as it was signed, and reads the answer whole', async () => {
  const { server, send } = await setting({ onRequest: socket => socket.write(created) })
  expect(await send()).toMatchObject({ status: 201, body: '{"data":{"id":"1","text":"hello"}}', complete: true })
  expect(server.heard()[0]).toMatch(/^POST \/2\/tweets HTTP\/1\.1\r\n/)
  expect(server.heard()[0]).toContain('authorization: OAuth secret')
  expect(server.heard()[0]?.endsWith(`\r\n\r\n${body}`)).toBe(true)
})

test('opens its socket without a byte, and later uses that very socket', async () => {
  const { server, connection, send } = await setting({ onRequest: socket => socket.write(created) })
  await connection.warm()
  expect([server.connections(), server.heard()]).toEqual([1, ['']])
  await send()
  await send()
  expect(server.connections()).toBe(1)
})

test('asks in the tick that writes, and writes nothing when that says no', async () => {
  const { server, connection, send } = await setting({ onRequest: socket => socket.write(created) })
  expect(await send(() => false)).toBe('dropped')
  await connection.warm()
  expect(await send(() => false)).toBe('dropped')
  expect(server.heard().join('')).toBe('')
  expect(connection.since()).toBeNull()
  expect(await send()).toMatchObject({ status: 201 })
})

test.each([
  ['nobody listens', async () => `http://127.0.0.1:${await portOfNobody()}`],
  ['no such host', async () => 'http://nowhere.invalid'],
])('calls it not sent when %s', async (_, origin) => {
  const connection = openConnection(socketsTo(await origin()))
  afterThisTest(() => connection.close())
  const result = await connection.send(post('http://nowhere.invalid'), () => {
    throw new Error('asked whether to write, with nothing to write to')
  })
  expect(result).toMatchObject({ written: false })
  expect(meaning(result)).toEqual({ kind: 'not-sent', cause: 'connect' })
})

const accidents: readonly [name: string, behaviour: Behaviour, meaning: object][] = [
  ['resets before it answers', { onRequest: socket => socket.resetAndDestroy() }, unknown('reset')],
  ['closes before it answers', { onRequest: socket => socket.end() }, unknown('reset')],
  ['closes as soon as it is connected', { onConnect: socket => socket.end() }, unknown('reset')],
  ['resets after a byte', { onRequest: cut('H') }, unknown('reset')],
  ['resets in the middle of the headers', { onRequest: cut('HTTP/1.1 201 Created\r\ncontent-le') }, unknown('reset')],
  [
    'hangs up after half of an error',
    { onRequest: cut(created.replace('201', '403').slice(0, -9)) },
    unknown('cut-body'),
  ],
  [
    'hangs up after an early hint',
    { onRequest: cut('HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n') },
    unknown('cut-body'),
  ],
  ['hangs up after it said continue', { onRequest: cut('HTTP/1.1 100 Continue\r\n\r\n') }, unknown('cut-body')],
  [
    'wants to speak another protocol',
    { onRequest: socket => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n') },
    unknown('cut-body'),
  ],
  ['speaks no HTTP', { onRequest: socket => socket.write('220 smtp.example.org ESMTP\r\n') }, unknown('reset')],
  ['speaks before it was asked', { onConnect: socket => socket.write('220 hello\r\n') }, unknown('reset')],
  [
    'answers two things at once',
    { onRequest: socket => socket.write(answer('500 No', '{}') + created) },
    unknown('server-error'),
  ],
  [
    'hangs up in the name of the post',
    { onRequest: cut(created.slice(0, -24)) },
    { kind: 'posted', remoteId: null, url: null, at: null },
  ],
]

test.each(accidents)('never calls it not sent when the network %s', async (_, behaviour, expected) => {
  const { send } = await setting(behaviour)
  let asked = 0
  const result = await send(() => ++asked > 0)
  expect(asked).toBe(1)
  expect(meaning(result)).toEqual(expected)
})

test('a connection that breaks as it is made is not sent when nothing was written, and unknown when something was', async () => {
  for (let n = 0; n < 30; n++) {
    const { server, send } = await setting({
      onConnect: socket => setTimeout(() => socket.resetAndDestroy(), n % 3),
    })
    let asked = 0
    const { kind } = meaning(await send(() => ++asked > 0)) as { kind: string }
    expect([asked, kind]).toEqual(asked === 0 ? [0, 'not-sent'] : [1, 'unknown'])
    if (asked === 0) expect(server.heard().join('')).toBe('')
  }
})

test('reads letters that arrive in two pieces', async () => {
  const bytes = Buffer.from(answer('403 Forbidden', '{"detail":"déjà vu 👩‍👩‍👧"}'))
  const pieces = [...bytes].map(byte => Buffer.of(byte))
  const { send } = await setting({
    onRequest: async socket => {
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise(setImmediate)
      }
    },
  })
  expect(await send()).toMatchObject({ status: 403, body: '{"detail":"déjà vu 👩‍👩‍👧"}', complete: true })
})

test('waits for an answer that comes slowly, header by header', async () => {
  const { connection, send } = await setting({
    onRequest: async socket => {
      for (const line of created.split(/(?<=\r\n)/)) {
        socket.write(line)
        await new Promise(done => setTimeout(done, 30))
      }
    },
  })
  const sent = send()
  await vi.waitFor(() => expect(connection.since()).not.toBeNull())
  expect(meaning(await sent)).toMatchObject({ kind: 'posted', remoteId: '1' })
})

test.each([
  ['takes the request and says nothing', {}],
  ['sends headers and then nothing', { onRequest: (socket: Socket) => socket.write(created.slice(0, 60)) }],
  ['closes its half and says nothing', { onConnect: (socket: Socket) => socket.pause() }],
])('gives up when told to, and does not know what became of it, when the network %s', async (_, behaviour) => {
  const { server, connection, send } = await setting(behaviour)
  const sent = send()
  await vi.waitFor(() => expect(connection.since()).not.toBeNull())
  await vi.waitFor(() => expect(server.connections()).toBe(1))
  await new Promise(done => setTimeout(done, 50))
  connection.giveUp()
  expect(meaning(await sent)).toMatchObject({ kind: 'unknown' })
  expect(connection.since()).toBeNull()
})

test('an answer that comes after it was given up is not taken for the answer to the next request', async () => {
  const late: Socket[] = []
  const { server, connection, send } = await setting({
    onRequest: (socket, n) => (n === 1 ? void late.push(socket) : socket.write(answer('403 Forbidden', '{}'))),
  })
  const first = send()
  await vi.waitFor(() => expect(late).toHaveLength(1))
  connection.giveUp()
  expect(meaning(await first)).toMatchObject({ kind: 'unknown' })
  late[0]?.write(created)
  expect(await send()).toMatchObject({ status: 403 })
  expect(server.connections()).toBe(2)
})

test('a request on a socket that the network closes at that very moment is never called not sent once a byte left', async () => {
  // The network closes idle sockets just as we write, again and again: sometimes it is before us, sometimes after.
  const { server, connection } = await setting({
    onRequest: (socket, n) => {
      socket.write(created)
      setTimeout(() => socket.end(), n % 7)
    },
  })
  const kinds = new Set<string>()
  for (let n = 0; n < 150; n++) {
    await new Promise(done => setTimeout(done, n % 8))
    const before = server.requests()
    let asked = 0
    const result = await connection.send(post(server.origin), () => ++asked > 0)
    if (result === 'dropped') throw new Error('nobody dropped it')
    const notSent = 'written' in result && !result.written
    kinds.add('status' in result ? 'answered' : notSent ? 'not sent' : 'unknown')
    expect(asked, 'a request is written once at the most').toBeLessThanOrEqual(1)
    if (notSent) expect([asked, server.requests()]).toEqual([0, before])
    if ('status' in result) expect(server.requests()).toBe(before + 1)
  }
  expect(kinds).toContain('answered')
  expect(server.requests()).toBeLessThanOrEqual(150)
})

test('a socket that was closed while idle is opened anew before anything is written', async () => {
  const { server, connection, send } = await setting({ onRequest: socket => socket.write(created) })
  await connection.warm()
  server.hangUp()
  await vi.waitFor(async () => {
    expect(meaning(await send())).toMatchObject({ kind: 'posted' })
  })
  expect(server.heard()[0]).toBe('')
})

function cut(said: string) {
  return (socket: Socket) => {
    socket.write(said, () => socket.destroy())
  }
}

async function portOfNobody(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
