import { findLaunch, moveLaunch } from '../../src/domain/launch/launch.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { type BenchCampaign, makeCampaign } from '../campaign.ts'
import { appKey, appSecret } from '../posts.ts'
import type { Stage } from '../stage.ts'
import type { Contestant, Crew, Task } from './contestant.ts'

export const ours: Contestant = {
  name: 'ours',
  about: 'director, senders, BullMQ, Redis and the ledger, as they run in production',
  enter: async (stage, task) => (await enterOurs(stage, task)).crew,
}

/** The moment cannot be nearer than arming and signing take: arming makes some 20,000 deliveries a second. */
const leadMs = (posts: number) => Math.min(90_000, 5_000 + posts * 0.2)
const overWithinMs = 20 * 60_000

/** `settings` are those of the processes, as an operator would give them. */
export async function enterOurs(
  stage: Stage,
  { posts, processes }: Pick<Task, 'posts' | 'processes'>,
  more: NodeJS.ProcessEnv = {},
): Promise<{ readonly crew: Crew; readonly campaign: BenchCampaign; readonly settings: NodeJS.ProcessEnv }> {
  const campaign = makeCampaign(stage.folder, posts, stage.origin)
  const settings = { ...settingsFor(stage), ...more }
  const director = await stage.start('director', 'workers/director.ts', settings)
  const senders = await Promise.all(
    Array.from({ length: processes }, (_, n) => stage.start(`sender-${n + 1}`, 'workers/sender.ts', settings)),
  )
  const crew = {
    processes: [director, ...senders],
    leadMs: leadMs(posts),
    prepare: async () => {},
    fire: (at: number) => fire(campaign, posts, at),
  }
  return { crew, campaign, settings }
}

const settingsFor = (stage: Stage): NodeJS.ProcessEnv => ({
  DATA_DIR: stage.folder,
  REDIS_URL: stage.redis.url,
  X_API_KEY: appKey,
  X_API_SECRET: appSecret,
  X_API_URL: stage.origin,
  X_TEXT_RULE: 'samples',
  // What an app may post in a day is not what is measured here.
  X_APP_DAILY_LIMIT: '100000000',
  LOG_LEVEL: 'error',
})

async function fire({ db, launchId }: BenchCampaign, posts: number, at: number): Promise<{ failed: number }> {
  const moved = moveLaunch(db, launchId, at, Date.now())
  if (moved !== 'moved') throw new Error(`the launch could not be moved: ${moved}`)
  const giveUpAt = at + overWithinMs
  while (!findLaunch(db, launchId)?.finishedAt) {
    if (Date.now() > giveUpAt) throw new Error('the launch does not come to its end')
    await sleep(100)
  }
  const { posted } = countDeliveries(db, launchId).all
  db.$client.close()
  return { failed: posts - posted }
}
