import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type Running, startChild } from '../../src/supervisor/child.ts'
import { tailLog } from '../../src/supervisor/log-tail.ts'
import { supervise } from '../../src/supervisor/supervise.ts'
import { testFolder } from '../support/folder.ts'

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)

function entry(name = 'child.ts') {
  return { name: 'child', file: fixture(name), env: {}, logFile: join(testFolder('log'), 'child.log') }
}

/** A zombie waits for a parent that is gone: it runs no more. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self') || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('a process of the machine', () => {
  test('ends in order when asked, and its output is in its log', async () => {
    const one = entry()
    const child = await startChild(one)
    await child.stop(5_000)
    expect(isRunning(child.pid)).toBe(false)
    expect(readFileSync(one.logFile, 'utf8')).toContain('ended in order')
  })

  test('that cannot start says why', async () => {
    await expect(startChild(entry('broken.ts'))).rejects.toThrow('child did not start (code 1): Port 3000 is taken')
  })

  test('is started again when it is killed, and not after it was stopped', async () => {
    const one = entry()
    const told: string[] = []
    const kept = await supervise(
      'child',
      () => startChild(one),
      line => told.push(line),
    )
    const first = kept.pid()
    process.kill(first, 'SIGKILL')
    await vi.waitFor(() => expect(kept.pid()).not.toBe(first))
    expect(told).toEqual(['child ended (SIGKILL); starting it again'])
    await kept.stop(5_000)
    expect(isRunning(kept.pid())).toBe(false)
    expect(told).toHaveLength(1)
  })

  test('ends by itself when the one that started it is killed', async () => {
    const args = ['--import', 'tsx', fixture('parent.ts'), fixture('child.ts'), entry().logFile]
    const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(parent.stdout, 'data')
    expect(isRunning(Number(said))).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(() => expect(isRunning(Number(said))).toBe(false))
  })

  test('shows its warnings in the terminal', async () => {
    const one = entry()
    const told: string[] = []
    const tail = tailLog(one.logFile, line => told.push(line))
    const child = await startChild(one)
    await child.stop(5_000)
    tail.stop()
    expect(told).toEqual(['child: a warning', 'ended in order'])
  })
})

test('a process that keeps ending is started more and more seldom', async () => {
  const starts: number[] = []
  const start = async (): Promise<Running> => {
    starts.push(performance.now())
    if (starts.length > 1 && starts.length < 4) throw new Error('not yet')
    const lives = starts.length >= 4
    return {
      pid: 1,
      ready: null,
      port: null,
      ended: lives ? new Promise(() => {}) : Promise.resolve('code 1'),
      stop: async () => {},
      kill: () => {},
    }
  }
  const told: string[] = []
  await supervise('one', start, line => told.push(line))
  await vi.waitFor(() => expect(starts).toHaveLength(4))
  const pauses = starts.slice(1).map((at, n) => at - (starts[n] ?? 0))
  for (const [n, least] of [200, 400, 800].entries()) expect(pauses[n]).toBeGreaterThanOrEqual(least - 5)
  expect(told).toEqual(['one ended (code 1); starting it again', 'not yet', 'not yet'])
})
