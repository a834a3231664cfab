import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { heartbeat } from '../../src/lib/heartbeat.ts'
import { newSecretKey } from '../../src/lib/secret-box.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { testRedis } from '../support/redis.ts'
import { startEntry } from '../support/start-entry.ts'

const root = resolve(import.meta.dirname, '../..')

async function health(what: string): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn(process.execPath, ['bin/health.js', what], { cwd: root })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, said: said.trim() }
}

test('a process is well while it goes on touching its file', async () => {
  const file = join(testFolder('heartbeat'), 'heartbeat')
  expect(await health(file)).toEqual({ code: 1, said: `${file} is not there` })
  const beat = heartbeat(file)
  beat()
  utimesSync(file, new Date(0), new Date(0))
  expect(await health(file)).toMatchObject({ code: 1, said: expect.stringMatching(/^no sign of life for \d+ s$/) })
  beat()
  expect(await health(file)).toEqual({ code: 0, said: '' })
})

test('a file that cannot be touched disturbs nobody', () => {
  heartbeat(join(testFolder('heartbeat'), 'nowhere/heartbeat'))()
  heartbeat(null)()
})

test('a web process is well while it says so', async () => {
  let status = 200
  const server = createServer((_req, res) => res.writeHead(status).end('the disk is full\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`
  expect(await health(address)).toEqual({ code: 0, said: '' })
  status = 503
  expect(await health(address)).toEqual({ code: 1, said: '503: the disk is full' })
  server.close()
  server.closeAllConnections()
  expect(await health(address)).toEqual({ code: 1, said: `${address} does not answer (ECONNREFUSED)` })
})

test.each(['workers/director.ts', 'workers/sender.ts'])('%s touches its file again and again', async entry => {
  const [folder, { url }] = [testFolder('heartbeat'), await testRedis()]
  const file = join(folder, 'heartbeat')
  const settings = { DATA_DIR: folder, REDIS_URL: url, SECRET_KEY: newSecretKey(), HEARTBEAT_FILE: file }
  await startEntry(entry, { PATH: process.env.PATH, LOG_LEVEL: 'error', ...settings })
  for (const _ of ['the first time', 'again']) {
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 30_000, interval: 50 })
    rmSync(file)
  }
})
