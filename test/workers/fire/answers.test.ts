import type { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { openAnswer } from '../../../workers/fire/answer-reader.ts'
import { openConnection } from '../../../workers/fire/connection.ts'
import { requestBytes } from '../../../workers/fire/request-bytes.ts'
import { socketsTo } from '../../../workers/fire/socket.ts'
import { afterThisTest } from '../../support/folder.ts'
import { answer, created, rawServer } from './raw-server.ts'

const body = '{"data":{"id":"1","text":"déjà vu"}}'
const half = Buffer.from(body).subarray(0, 24)
const chunked = Buffer.concat([
  Buffer.from('HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n18;why=not\r\n'),
  half,
  Buffer.from(`\r\n${(Buffer.byteLength(body) - 24).toString(16).toUpperCase()}\r\n`),
  Buffer.from(body).subarray(24),
  Buffer.from('\r\n0\r\nx-late: trailer\r\n\r\n'),
])
const untilClose = Buffer.from(`HTTP/1.1 201 Created\r\n\r\n${body}`)
const counted = Buffer.from(answer('201 Created', body, 'x-a: 1\r\nX-A:  2 \r\n'))
const hinted = Buffer.from(
  `HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${counted.toString()}`,
)

test.each([
  ['counted', counted],
  ['in chunks', chunked],
  ['until the end', untilClose],
  ['behind what it says first', hinted],
])('reads an answer %s, cut anywhere', (_, whole) => {
  for (let cut = 0; cut <= whole.length; cut++) {
    const reader = openAnswer()
    for (const piece of [whole.subarray(0, cut), whole.subarray(cut)]) reader.read(piece)
    if (whole === untilClose) expect([reader.state(), reader.answer()?.complete]).toEqual(['reading', false])
    reader.ended()
    expect(reader.state()).toBe('whole')
    expect(reader.answer()).toMatchObject({ status: 201, body, complete: true })
  }
})

test.each([
  ['counted', counted],
  ['in chunks', chunked],
  ['behind what it says first', hinted],
])('an answer %s that ends early is not complete, wherever it ends', (_, whole) => {
  for (let cut = 0; cut < whole.length; cut++) {
    const reader = openAnswer()
    reader.read(whole.subarray(0, cut))
    reader.ended()
    expect([reader.state(), reader.answer()?.complete ?? false, reader.restMs()]).toEqual(['reading', false, 0])
  }
})

test('joins headers that come twice, their names in small letters', () => {
  const reader = openAnswer()
  reader.read(counted)
  expect(reader.answer()?.headers['x-a']).toBe('1, 2')
})

test.each([
  ['another protocol', 'SSH-2.0-OpenSSH\r\n'],
  ['two lengths', 'HTTP/1.1 201 Created\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef'],
  ['a length that is no number', 'HTTP/1.1 201 Created\r\ncontent-length: -1\r\n\r\n'],
  ['a coding nobody asked for', 'HTTP/1.1 201 Created\r\ntransfer-encoding: gzip, chunked\r\n\r\n'],
  ['a chunk without a length', 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
  ['a chunk longer than it said', 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n1\r\nabc'],
  ['a header without a name', 'HTTP/1.1 201 Created\r\n: x\r\n\r\n'],
  ['a line that goes on', 'HTTP/1.1 201 Created\r\nx: y\r\n z\r\n\r\n'],
  ['a head without an end', `HTTP/1.1 201 Created\r\nx: ${'y'.repeat(70_000)}`],
])('takes %s for no answer', (_, said) => {
  const reader = openAnswer()
  reader.read(Buffer.from(said))
  expect(reader.state()).toBe('broken')
  expect(reader.answer()?.complete ?? false).toBe(false)
})

test('keeps no more of a long body than is ours to read', () => {
  const reader = openAnswer()
  reader.read(Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 3000000\r\n\r\n'))
  for (let n = 0; n < 300; n++) reader.read(Buffer.alloc(10_000, 'x'))
  expect(reader.state()).toBe('whole')
  expect(reader.answer()?.body.length).toBe(64 * 1024)
})

const post = (origin: string) => requestBytes({ method: 'POST', origin, path: '/2/tweets', headers: {}, body })

test.each([
  ['that it closes', answer('201 Created', body, 'connection: close\r\n'), 2],
  ['that it speaks an old HTTP', answer('201 Created', body).replace('HTTP/1.1', 'HTTP/1.0'), 2],
  ['more than was asked', created + created, 2],
  ['that an idle socket has a second', answer('201 Created', body, 'keep-alive: timeout=1\r\n'), 2],
  ['nothing of that', created, 1],
])('where an answer says %s, the next request leaves on the right socket', async (_, said, sockets) => {
  const server = await rawServer({ onRequest: (socket: Socket) => void socket.write(said) })
  const connection = openConnection(socketsTo(server.origin))
  afterThisTest(() => connection.close())
  for (let n = 0; n < 2; n++)
    expect(await connection.send(post(server.origin), () => true)).toMatchObject({ status: 201 })
  expect([server.connections(), server.requests()]).toEqual([sockets, 2])
})

test('takes nothing while it is busy', async () => {
  const waiting: Socket[] = []
  const server = await rawServer({ onRequest: socket => void waiting.push(socket) })
  const connection = openConnection(socketsTo(server.origin))
  afterThisTest(() => connection.close())
  const first = connection.send(post(server.origin), () => true)
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  expect(await connection.send(post(server.origin), () => true)).toBe('dropped')
  waiting[0]?.write(created)
  expect(await first).toMatchObject({ status: 201 })
  expect(server.requests()).toBe(1)
})

test('a request says where it goes and how long it is, and no value of it can begin a line', () => {
  const request = {
    method: 'POST' as const,
    origin: 'https://x.test:8443',
    path: '/2/tweets',
    headers: { authorization: 'Bearer é', Host: 'elsewhere', 'Content-Length': '7' },
    body,
  }
  const text = requestBytes(request).toString('latin1')
  expect(text.split('\r\n')).toEqual([
    'POST /2/tweets HTTP/1.1',
    'host: x.test:8443',
    'connection: keep-alive',
    'authorization: Bearer é',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    Buffer.from(body).toString('latin1'),
  ])
  for (const headers of [{ authorization: 'Bearer a\r\nx: y' }, { 'a b': 'c' }, { a: '‎x' }] as Record<string, string>[])
    expect(() => requestBytes({ ...request, headers })).toThrow()
  expect(() => requestBytes({ ...request, path: '/a b' })).toThrow()
})
