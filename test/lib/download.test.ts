import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { download } from '../../src/lib/download.ts'
import { isPublicAddress } from '../../src/lib/public-address.ts'
import { afterThisTest } from '../support/folder.ts'
import { patienceMs } from '../support/patience.ts'

const limits = { mostBytes: 1_000, withinMs: patienceMs }

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`
}

test('an address that the operator names may be anywhere', async () => {
  expect(await download(await serve((_req, res) => res.end('héllo')), limits)).toEqual({ kind: 'got', text: 'héllo' })
})

test.each<[string, RequestListener, string]>([
  ['says no', (_req, res) => res.writeHead(404).end(), 'the answer was 404'],
  ['sends too much', (_req, res) => res.end('x'.repeat(2_000)), 'it is larger than 0 MB'],
  ['never ends', (_req, res) => void res.write('x'), 'no whole answer within 0.5 seconds'],
  [
    'leads to this machine',
    (_req, res) => res.writeHead(302, { location: 'https://127.0.0.1/x' }).end(),
    'no public host',
  ],
  [
    'leads to a name of this machine',
    (_req, res) => res.writeHead(302, { location: 'https://localhost/x' }).end(),
    'not a public host',
  ],
  [
    'leads away from https',
    (_req, res) => res.writeHead(302, { location: 'http://example.org/' }).end(),
    'only https is followed',
  ],
  [
    'leads to a file',
    (_req, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    'only https is followed',
  ],
  ['cuts off', (_req, res) => res.writeHead(200, { 'content-length': 9 }).write('x', () => res.destroy()), ''],
])('a server that %s is not believed', async (what, answer, why) => {
  const withinMs = what === 'never ends' ? 500 : patienceMs
  const got = await download(await serve(answer), { ...limits, withinMs })
  expect(got).toMatchObject({ kind: 'failed', why: expect.stringContaining(why) })
})

test.each([
  ['8.8.8.8', true],
  ['140.82.121.3', true],
  ['2606:50c0:8000::153', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['localhost', false],
])('%s is public: %s', (address, is) => {
  expect(isPublicAddress(address)).toBe(is)
})
