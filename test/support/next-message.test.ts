import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { afterThisTest } from './folder.ts'
import { nextMessage } from './next-message.ts'

function run(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  afterThisTest(() => void child.kill('SIGKILL'))
  return child
}

test('tells the exit code and stderr of a child that ends without a message', async () => {
  const child = run(`console.error('no port'); process.exitCode = 3; process.disconnect()`)
  await expect(nextMessage(child)).rejects.toThrow('ended with 3 before it sent anything: no port')
})

test('takes a message that was sent just before the end', async () => {
  expect(await nextMessage(run(`process.send('done', () => process.exit(1))`))).toBe('done')
})
