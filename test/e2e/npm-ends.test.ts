import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { descendants, running } from '../support/program.ts'
import { testRedis } from '../support/redis.ts'

const root = resolve(import.meta.dirname, '../..')
const up = {
  web: 'web is listening',
  director: 'directing',
  sender: 'waiting for the director',
  sandbox: 'is listening',
} as const

/** `npm run <script>`, until it says that it is up. */
async function npmRun(script: keyof typeof up) {
  const { url } = await testRedis()
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATA_DIR: testFolder(),
    REDIS_URL: url,
    PORT: '0',
    SANDBOX_PORT: '0',
    SANDBOX_MAIL_PORT: '0',
  }
  const npm = spawn('npm', ['run', script], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', chunk => (said += chunk))
  const ended = once(npm, 'exit')
  const programs = () => descendants(npm.pid ?? 0)
  // Also where it never says so.
  let known: readonly number[] = []
  afterThisTest(() => {
    for (const pid of running([...known, ...programs()])) process.kill(pid, 'SIGKILL')
    npm.kill('SIGKILL')
  })
  await vi.waitFor(() => expect(said).toContain(up[script]), { timeout: 60_000, interval: 50 })
  known = programs()
  return { npm, programs: known, ended }
}

const cases = (Object.keys(up) as (keyof typeof up)[]).flatMap(script =>
  (['SIGTERM', 'SIGINT', 'SIGKILL'] as const).map(signal => [script, signal] as const),
)

test.each(cases)('npm run %s leaves nothing running after %s', async (script, signal) => {
  const { npm, programs, ended } = await npmRun(script)
  expect(programs.length).toBeGreaterThan(0)
  npm.kill(signal)
  await ended
  await vi.waitFor(() => expect(running(programs)).toEqual([]), { timeout: 20_000, interval: 50 })
})
