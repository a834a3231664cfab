import { join } from 'node:path'
import { type PrivateRedis, privateRedis } from '../src/lib/private-redis.ts'
import { connectRedis } from '../src/lib/redis.ts'
import { clearFolder, makeFolder } from './folder.ts'
import { type Started, start } from './processes.ts'

/** What the peer saw. Times in ms since 1970. */
export type Seen = {
  readonly arrivals: Float64Array
  readonly arrived: number
  readonly lastAnswerAt: number
  /** Sockets that were open at once. */
  readonly mostOpen: number
}

/** What every contestant finds: an empty folder, a peer and a Redis of its own, and processes that end with it. */
export type Stage = {
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

export type StageOptions = {
  readonly posts: number
  readonly delayMs: number
  /** Where CPU profiles of the processes go; null for none. */
  readonly profile: string | null
}

/** Stages that are open or being opened. */
const stages = new Set<Promise<Stage>>()

/** Ends whatever is open, for a run that is broken off. */
export async function clearStages(): Promise<void> {
  await Promise.allSettled([...stages].map(async stage => (await stage).clear()))
}

export function openStage(options: StageOptions): Promise<Stage> {
  const stage: Promise<Stage> = open(options, () => stages.delete(stage))
  stages.add(stage)
  return stage
}

async function open({ posts, delayMs, profile }: StageOptions, cleared: () => void): Promise<Stage> {
  const folder = makeFolder()
  const cast: Started[] = []
  const redis = await privateRedis(join(folder, 'redis'))
  // Room for posts that came twice: they must be seen.
  const room = { PEER_DELAY_MS: String(delayMs), PEER_ROOM: String(Math.ceil(posts * 1.5) + 1_000) }
  const peer = await start('peer', 'bench/crew/peer.ts', room)
  return {
    folder,
    origin: `http://127.0.0.1:${peer.said.port}`,
    redis,
    peer,
    start: async (role, file, env) => {
      const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
      const one = await start(role, file, env, profiling)
      cast.push(one)
      return one
    },
    seen: () => peer.ask<Seen>({}),
    answered: async (answers, withinMs) => {
      await peer.ask({ answers }, withinMs)
    },
    redisPeakMb: () => peakOf(redis.url),
    clear: async () => {
      await Promise.all(cast.map(one => one.end()))
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
