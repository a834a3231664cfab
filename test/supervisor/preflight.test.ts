import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { askedToEnd } from '../../src/lib/signals.ts'
import { preflight } from '../../src/supervisor/preflight.ts'
import { testConfig } from '../support/context.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'

async function taken(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => {
    server.close()
  })
  return (server.address() as { port: number }).port
}

describe('what stands in the way of a start is said in one line', () => {
  test('a port that is taken', async () => {
    const port = String(await taken())
    await expect(preflight(testConfig({ PORT: port }))).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken: end what runs there, or set PORT to another one.`,
    )
    await expect(preflight(testConfig({ PORT: '0', SANDBOX_PORT: port }))).rejects.toThrow('set SANDBOX_PORT')
  })

  test('a data folder that cannot be written', async () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    await expect(preflight(testConfig({ DATA_DIR: join(file, 'data') }))).rejects.toThrow(
      /^Cannot write to .*: make it writable, or set DATA_DIR to another folder[.]$/,
    )
  })

  test('a data folder in use, until the other one has ended, killed or not', async () => {
    const folder = join(testFolder(), 'data')
    mkdirSync(folder)
    const script = `import('./db/lock.ts').then(m => { globalThis.held = m.holdFile('${folder}/running'); console.log('held'); setInterval(() => {}, 1e3) })`
    const other = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')
    const config = testConfig({ DATA_DIR: folder, PORT: '0', SANDBOX_PORT: '0' })
    await expect(preflight(config)).rejects.toThrow(`Thunderclap is already running on ${folder}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    const held = await preflight(config)
    held.release()
  })
})

test('one Ctrl-C that arrives twice ends calmly; a second one ends at once', async () => {
  let at = 0
  const again = vi.fn()
  const self = new EventEmitter()
  const asked = askedToEnd(self, again, () => at)
  self.emit('SIGINT')
  self.emit('SIGINT')
  await asked
  expect(again).not.toHaveBeenCalled()
  at = 1_500
  self.emit('SIGINT')
  expect(again).toHaveBeenCalledOnce()
})
