import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, environmentWith } from '../config.ts'
import { privateRedis } from '../lib/private-redis.ts'
import { addressUrl, redisAddress } from '../lib/redis-address.ts'
import { type Running, startChild } from './child.ts'
import { tailLog } from './log-tail.ts'
import { type Supervised, supervise } from './supervise.ts'

/** Longer than a sender takes to bring home what is under way. */
const graceMs = 15_000

/** Every process of this machine, in the order in which they were started. */
export type Processes = {
  readonly startRedis: () => Promise<void>
  /** `entry` is a TypeScript file of this project. Rejects when it does not come up. */
  readonly start: (name: string, entry: string) => Promise<void>
  /** Web and senders first, then the director, the sandbox, Redis. Nothing is left behind. */
  readonly stop: () => Promise<void>
  readonly killAll: () => void
}

export function processes(config: Config, tell: (line: string) => void): Processes {
  const kept: Supervised[] = []
  const tails: { stop: () => void }[] = []
  const logDir = join(resolve(config.dataDir), 'log')
  mkdirSync(logDir, { recursive: true })
  let redisUrl = config.redisUrl

  return {
    startRedis: async () => {
      if (redisUrl) return
      const dir = join(config.dataDir, 'redis')
      // The same address after a crash: whoever is connected finds it again.
      const address = await redisAddress(dir)
      redisUrl = addressUrl(address)
      kept.push(await supervise('redis', async () => asRunning(await privateRedis(dir, address)), tell))
    },
    start: async (name, entry) => {
      const logFile = join(logDir, `${name}.log`)
      tails.push(tailLog(logFile, tell))
      const env = environmentWith(redisUrl ? { REDIS_URL: redisUrl } : {})
      kept.push(await supervise(name, () => startChild({ name, file: entry, env, logFile }), tell))
    },
    stop: async () => {
      const [first, later] = [kept.filter(isFirstToStop), kept.filter(one => !isFirstToStop(one)).reverse()]
      await Promise.all(first.map(one => one.stop(graceMs)))
      for (const one of later) await one.stop(graceMs)
      for (const tail of tails) tail.stop()
    },
    killAll: () => {
      for (const one of kept) one.kill()
    },
  }
}

const isFirstToStop = ({ name }: Supervised) => name === 'web' || name.startsWith('sender')

function asRunning(redis: Awaited<ReturnType<typeof privateRedis>>): Running {
  return {
    pid: redis.pid,
    ready: null,
    port: null,
    ended: redis.ended.then(() => 'its process is gone'),
    stop: redis.stop,
    kill: () => process.kill(redis.pid, 'SIGKILL'),
  }
}
