import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { afterThisTest, testFolder } from './support/folder.ts'
import { nextMessage } from './support/next-message.ts'
import { patience } from './support/patience.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The web process as an operator starts it. */
function startWeb(env: Readonly<Record<string, string>>): { child: ChildProcess; said: () => string } {
  const child = fork('src/web.ts', {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, DATA_DIR: testFolder('web'), PORT: '0', ...env },
    silent: true,
  })
  afterThisTest(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  return { child, said: () => said }
}

type Listening = { readonly port: number }

test('says when it is ready, answers, and ends calmly when asked to', async () => {
  const { child } = startWeb({})
  const message = await nextMessage<Listening>(child)
  expect(message).toMatchObject({ ready: true })
  const answer = await fetch(`http://127.0.0.1:${message.port}/healthz`, { signal: patience() })
  expect(await answer.text()).toBe('ok\n')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('ends when the process that started it is gone', async () => {
  const { child } = startWeb({})
  await nextMessage(child)
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a port that is taken costs one line that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  afterThisTest(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { child, said } = startWeb({ PORT: String(port) })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said()).toBe(`Port ${port} on 127.0.0.1 is taken: end what runs there, or set PORT to another one.\n`)
})

test('a setting that makes no sense is named', async () => {
  const { child, said } = startWeb({ LOG_LEVEL: 'loud' })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said()).toContain('LOG_LEVEL')
})

test('started by itself while nobody owns the site, it says how to become the owner', async () => {
  const env = { PATH: process.env.PATH, DATA_DIR: testFolder('web'), PORT: '0', BASE_URL: 'https://thunder.example' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/web.ts'], { cwd: root, env })
  afterThisTest(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const line = /^Become the owner \(works once\): https:\/\/thunder\.example\/first-run\/[\w-]{32}\n$/
  await vi.waitFor(() => expect(said).toMatch(line), { interval: 50 })
})

test('several web processes share one port, one that is killed is started again, and all end together', async () => {
  const { child } = startWeb({ WEB_PROCESSES: '2' })
  const message = await nextMessage<Listening>(child)
  const ask = () =>
    fetch(`http://127.0.0.1:${message.port}/healthz`, { signal: patience(), headers: { connection: 'close' } })
  const pids = childrenOf(child.pid ?? 0)
  expect(pids).toHaveLength(2)
  expect(await Promise.all((await Promise.all([ask(), ask(), ask(), ask()])).map(answer => answer.text()))).toEqual([
    'ok\n',
    'ok\n',
    'ok\n',
    'ok\n',
  ])
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await expect
    .poll(() => childrenOf(child.pid ?? 0).filter(pid => !pids.includes(pid)), { timeout: 60_000 })
    .toHaveLength(1)
  expect((await ask()).status).toBe(200)
  const all = childrenOf(child.pid ?? 0)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(all.filter(isThere)).toEqual([])
})

test('several web processes say once that their port is taken, and leave nobody behind', async () => {
  const first = startWeb({ WEB_PROCESSES: '2' })
  const message = await nextMessage<Listening>(first.child)
  const { child, said } = startWeb({ WEB_PROCESSES: '3', PORT: String(message.port) })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said().match(/is taken/g)).toHaveLength(1)
  expect(childrenOf(child.pid ?? 0)).toEqual([])
})

/** Processes that this one started and that are there now. */
function childrenOf(pid: number): number[] {
  const found = spawnSync('ps', ['-o', 'pid=,comm=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
  return [...found.matchAll(/^ *(\d+) node/gm)].map(([, one]) => Number(one))
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
