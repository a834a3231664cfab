import { join } from 'node:path'
import { type PrivateRedis, privateRedis } from '../src/lib/private-redis.ts'
import { connectRedis } from '../src/lib/redis.ts'
import { type Started, start } from './child-process.ts'
import { clearFolder, makeFolder } from './folder.ts'

/** What the peer saw. Times in ms since 1970. */
export type Seen = {
  readonly arrivals: Float64Array
  readonly arrived: number
  /** Everything it was asked, what it refused too; left out: as many as arrived. */
  readonly asked?: number
  readonly lastAnswerAt: number
  /** Sockets that were open at once. */
  readonly mostOpen: number
}

/** Where one round is measured: an empty folder, a peer and a Redis of its own, and processes that end with it. */
export type Environment = {
  readonly folder: string
  readonly origin: string
  readonly redis: PrivateRedis
  readonly peer: Started
  readonly start: (role: string, file: string, env: NodeJS.ProcessEnv) => Promise<Started>
  readonly seen: () => Promise<Seen>
  /** Resolves when the peer has given so many answers. */
  readonly answered: (answers: number, withinMs: number) => Promise<void>
  readonly redisPeakMb: () => Promise<number>
  /** Ends everything and removes the folder. */
  readonly clear: () => Promise<void>
}

export type EnvironmentOptions = {
  readonly posts: number
  readonly delayMs: number
  /** The process that all post to; left out: X's. */
  readonly peer?: string
  /** Where CPU profiles of the processes go; null for none. */
  readonly profile: string | null
}

/** Environments that are open or being opened. */
const environments = new Set<Promise<Environment>>()

/** Ends all of them, when the run is interrupted. */
export async function clearEnvironments(): Promise<void> {
  await Promise.allSettled([...environments].map(async environment => (await environment).clear()))
}

/** Runs `work` in an environment of its own, and clears it afterwards. */
export async function withEnvironment<T>(
  options: EnvironmentOptions,
  work: (environment: Environment) => Promise<T>,
): Promise<T> {
  const opened: Promise<Environment> = open(options, () => environments.delete(opened))
  environments.add(opened)
  const environment = await opened
  try {
    return await work(environment)
  } finally {
    await environment.clear()
  }
}

async function open(
  { posts, delayMs, profile, peer: file }: EnvironmentOptions,
  cleared: () => void,
): Promise<Environment> {
  const folder = makeFolder()
  const started: Started[] = []
  const redis = await privateRedis(join(folder, 'redis'))
  // With room to record posts that arrive twice.
  const room = { PEER_DELAY_MS: String(delayMs), PEER_ROOM: String(Math.ceil(posts * 1.5) + 1_000) }
  const peer = await start('peer', file ?? 'bench/processes/peer.ts', room)
  return {
    folder,
    origin: `http://127.0.0.1:${peer.said.port}`,
    redis,
    peer,
    start: async (role, file, env) => {
      const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
      const one = await start(role, file, env, profiling)
      started.push(one)
      return one
    },
    seen: () => peer.ask<Seen>({}),
    answered: async (answers, withinMs) => {
      await peer.ask({ answers }, withinMs)
    },
    redisPeakMb: () => peakOf(redis.url),
    clear: async () => {
      await Promise.all(started.map(one => one.end()))
      await peer.end()
      await redis.stop()
      clearFolder(folder)
      cleared()
    },
  }
}

async function peakOf(url: string): Promise<number> {
  const redis = connectRedis(url)
  const peak = /used_memory_peak:(\d+)/.exec(await redis.info('memory'))?.[1]
  redis.disconnect()
  return Number(peak) / 1_000_000
}
