import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { type PrivateRedis, privateRedis } from '../../src/lib/private-redis.ts'
import { connectRedis } from '../../src/lib/redis.ts'
import { addressUrl, redisAddress } from '../../src/lib/redis-address.ts'

/** A Redis of one round that can lose what it was told. */
export type ChaosRedis = {
  readonly url: string
  /** SIGKILL. `lostMs`: the writes of so long before are cut from its append-only file. Back with `restart`. */
  readonly kill: (lostMs: number) => Promise<void>
  readonly restart: () => Promise<void>
  readonly flush: () => Promise<void>
  readonly suspend: () => void
  readonly resume: () => void
  readonly stop: () => Promise<void>
}

const sampleMs = 100

export async function startRedis(dir: string): Promise<ChaosRedis> {
  const address = await redisAddress(dir)
  let server: PrivateRedis | null = await privateRedis(dir, address)
  const own = connectRedis(addressUrl(address))
  let sizes: { at: number; size: number }[] = []
  const sampling = setInterval(() => {
    const size = server ? sizeNow(dir) : null
    if (size !== null) sizes = [...sizes.slice(-100), { at: Date.now(), size }]
  }, sampleMs)
  // A round that fails before it can stop us ends with its own error, not with ours.
  sampling.unref()

  return {
    url: addressUrl(address),
    kill: async lostMs => {
      const dying = server
      if (!dying) return
      server = null
      process.kill(dying.pid, 'SIGKILL')
      const diedAt = Date.now()
      await dying.ended
      const before = sizes.filter(one => one.at <= diedAt - lostMs).at(-1)
      const file = appendOnlyFile(dir)
      // In the middle of a command, often: then Redis drops that one too.
      if (lostMs > 0 && file) truncateSync(file, Math.min(before?.size ?? 0, statSync(file).size))
    },
    restart: async () => {
      server ??= await privateRedis(dir, address)
      sizes = []
    },
    flush: async () => {
      await own.flushall()
    },
    suspend: () => {
      if (server) process.kill(server.pid, 'SIGSTOP')
    },
    resume: () => {
      if (server) process.kill(server.pid, 'SIGCONT')
    },
    stop: async () => {
      clearInterval(sampling)
      own.disconnect()
      if (server) process.kill(server.pid, 'SIGCONT')
      await server?.stop()
    },
  }
}

/** Null while Redis replaces its file, and once the folder is gone. */
function sizeNow(dir: string): number | null {
  try {
    const file = appendOnlyFile(dir)
    return file ? statSync(file).size : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Redis 7 has a folder of files, of which the last `incr` one is written to; 6.2 has one file. */
function appendOnlyFile(dir: string): string | null {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.aof'))
  const file = files
    .filter(name => name.endsWith('.incr.aof') || name === 'appendonly.aof')
    .sort()
    .at(-1)
  return file ? join(dir, file) : null
}
