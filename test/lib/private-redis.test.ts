import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { connectRedis } from '../../src/lib/redis.ts'
import { redisAddress } from '../../src/lib/redis-address.ts'
import { findRedisBinary, isRecentRedis } from '../../src/lib/redis-binary.js'
import { testFolder } from '../support/folder.ts'

const long = 'so-long-a-name-that-a-unix-socket-in-it-would-have-more-than-a-hundred-and-three-bytes-in-its-path'

describe('a private Redis', () => {
  test('listens on a unix socket, or on a loopback port where its path is too long', async () => {
    expect(await redisAddress('/tmp/short')).toEqual({ kind: 'socket', path: '/tmp/short/redis.sock' })
    expect(await redisAddress(`/tmp/${long}`)).toMatchObject({ kind: 'port', password: expect.stringMatching(/.{32}/) })
  })

  test.each(['short', long])('keeps what was written in %s over a stop and a start', async name => {
    const dir = join(testFolder(), name)
    const first = await privateRedis(dir)
    const before = connectRedis(first.url)
    await before.set('kept', 'yes')
    expect(await before.config('GET', 'maxmemory-policy')).toContain('noeviction')
    before.disconnect()
    await first.stop()
    const second = await privateRedis(dir)
    const after = connectRedis(second.url)
    expect(await after.get('kept')).toBe('yes')
    after.disconnect()
    await second.stop()
  })

  test('ends when the process that started it is killed', async () => {
    const dir = testFolder()
    const script = `import('./src/lib/private-redis.ts').then(m => m.privateRedis('${dir}')).then(r => { console.log(r.pid); setInterval(() => {}, 1e3) })`
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(parent.stdout, 'data')
    const socket = { kind: 'socket', path: join(dir, 'redis.sock') } as const
    const { askRedis: ask } = await import('../../src/lib/redis-address.ts')
    expect(Number(said)).toBeGreaterThan(1)
    expect(await ask(socket, 'PING')).toBe('+PONG\r\n')
    parent.kill('SIGKILL')
    await vi.waitFor(async () => expect(await ask(socket, 'PING')).toBe('nobody'), { interval: 20 })
  })

  test('takes over from one that a killed parent left behind', async () => {
    const dir = testFolder()
    const left = await privateRedis(dir)
    const next = await privateRedis(dir)
    await left.ended
    expect(next.pid).not.toBe(left.pid)
    await next.stop()
  })
})

test('a Redis older than 6.2 is not used', () => {
  expect(['5.0.14', '6.0.16', '6.2.0', '7.0.15', '8.4'].map(isRecentRedis)).toEqual([false, false, true, true, true])
  expect(findRedisBinary('/nowhere', '/nowhere')).toBeNull()
})
