import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterThisTest, testFolder } from '../folder.ts'
import { nodeWords } from '../programs.ts'
import type { Command, Reply } from './commands.ts'

export type Pds = {
  /** Its origin, and that of its authorization server and its resolver of handles. */
  readonly url: string
  readonly host: string
  readonly plcUrl: string
  readonly tell: (command: Command) => Promise<void>
}

const root = resolve(import.meta.dirname, '../../..')

/** Bluesky's own server on a free port, gone after the test (or, started outside of one, after its file). */
export async function startPds({ rateLimits = false } = {}): Promise<Pds> {
  const folder = testFolder('pds')
  const words = [...nodeWords('test/support/pds/fixtures/server.ts'), folder, ...(rateLimits ? ['rate-limits'] : [])]
  const env = { PATH: process.env.PATH, LOG_ENABLED: 'false' }
  const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  afterThisTest(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const [said] = await Promise.race([once(child, 'message'), ended.then(([code]) => [`it ended with ${code}`])])
  if (typeof said !== 'object') throw new Error(`a PDS: ${said}`)
  const { url, plcUrl } = said as Pick<Pds, 'url' | 'plcUrl'>
  let last = 0
  const tell = (command: Command) =>
    new Promise<void>(done => {
      last += 1
      const id = last
      const hear = (reply: Reply) => {
        if (reply.id !== id) return
        child.off('message', hear)
        done()
      }
      child.on('message', hear)
      child.send({ id, ...command })
    })
  return { url, host: new URL(url).host, plcUrl, tell }
}
