import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendOnce } from '../../src/lib/send-once.ts'
import { afterThisTest } from '../support/folder.ts'

/** A server of this machine, and what it heard. */
async function hears(answer: RequestListener) {
  const heard: string[] = []
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', part => parts.push(part))
    req.on('end', () => {
      heard.push(`${req.method} ${req.url} ${req.headers['x-a']} ${Buffer.concat(parts)}`)
      answer(req, res)
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return { heard, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const signal = () => AbortSignal.timeout(30_000)
const to = (origin: string) =>
  ({ method: 'POST', origin, path: '/a?b=%2F', headers: { 'x-a': '1' }, body: 'é' }) as const

test('a request is written as it is, once, and its answer read', async () => {
  const { heard, origin } = await hears((_req, res) => res.writeHead(201, { 'X-B': '2' }).end('yes'))
  const answer = await sendOnce(to(origin), { publicOnly: false, signal: signal() })
  expect(answer).toMatchObject({ status: 201, body: 'yes', complete: true, headers: { 'x-b': '2' } })
  expect(heard).toEqual(['POST /a?b=%2F 1 é'])
})

test('no redirect is followed, and nothing tried again after a broken connection', async () => {
  const away = await hears((_req, res) => res.writeHead(307, { location: '/b' }).end())
  expect(await sendOnce(to(away.origin), { publicOnly: false, signal: signal() })).toMatchObject({ status: 307 })
  expect(away.heard).toHaveLength(1)
  const cut = await hears(req => req.socket.destroy())
  expect(await sendOnce(to(cut.origin), { publicOnly: false, signal: signal() })).toMatchObject({ written: true })
  expect(cut.heard).toHaveLength(1)
  const half = await hears((req, res) => {
    res.writeHead(200, { 'content-length': '10' }).write('half')
    setImmediate(() => req.socket.destroy())
  })
  expect(await sendOnce(to(half.origin), { publicOnly: false, signal: signal() })).toMatchObject({ complete: false })
})

test('a server that answers nothing is left when the time is over', async () => {
  const { heard, origin } = await hears(() => undefined)
  const over = new AbortController()
  const sent = sendOnce(to(origin), { publicOnly: false, signal: over.signal })
  await expect.poll(() => heard.length).toBe(1)
  over.abort()
  expect(await sent).toMatchObject({ written: true })
})

test('where a host was typed, no address of this machine or its network is written to', async () => {
  const { heard, origin } = await hears((_req, res) => res.end())
  const { port } = new URL(origin)
  for (const one of [origin, `http://localhost:${port}`, `http://[::1]:${port}`, `http://0x7f000001:${port}`]) {
    const sent = await sendOnce(to(new URL(one).origin), { publicOnly: true, signal: signal() })
    expect([one, sent]).toMatchObject([one, { written: false }])
  }
  expect(heard).toEqual([])
})
