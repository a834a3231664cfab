import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { afterThisTest } from '../../support/folder.ts'
import { nodeWords } from '../../support/programs.ts'
import { created } from './raw-server.ts'

const file = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))

async function secureServer() {
  const sockets: TLSSocket[] = []
  const resumed: boolean[] = []
  const options = { key: readFileSync(file('key.pem')), cert: readFileSync(file('certificate.pem')) }
  const server = createServer(options, socket => {
    sockets.push(socket)
    resumed.push(socket.isSessionReused())
    socket.on('error', () => {})
    socket.on('data', () => socket.write(created))
  }).listen(0, 'localhost')
  await once(server, 'listening')
  afterThisTest(() => void server.close())
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, sockets, resumed }
}

async function threePosts(origin: string, trust: NodeJS.ProcessEnv): Promise<{ status?: number; written?: boolean }[]> {
  const run = promisify(execFile)
  const args = [...nodeWords('test/workers/fire/fixtures/three-posts.ts'), origin]
  return JSON.parse((await run(process.execPath, args, { env: { PATH: process.env.PATH, ...trust } })).stdout)
}

test('over TLS a socket carries one post after another, and a second one takes the short handshake', async () => {
  const { origin, resumed } = await secureServer()
  const answers = await threePosts(origin, { NODE_EXTRA_CA_CERTS: file('certificate.pem') })
  expect(answers.map(one => one.status)).toEqual([201, 201, 201])
  expect(resumed).toEqual([false, true])
})

test('writes nothing to a server that cannot prove its name', async () => {
  const { origin, sockets } = await secureServer()
  const answers = await threePosts(origin, {})
  expect(answers).toEqual(Array(3).fill({ written: false, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))
  expect(sockets.reduce((sum, one) => sum + one.bytesRead, 0)).toBe(0)
})
