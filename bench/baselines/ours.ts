import { moveLaunch } from '../../src/domain/launch/change.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { type BenchCampaign, makeCampaign } from '../campaign.ts'
import type { Environment } from '../environment.ts'
import { appKey, appSecret } from '../posts.ts'
import type { Baseline, RunningBaseline, Task } from './baseline.ts'

export const ours: Baseline = {
  name: 'ours',
  about: 'director, senders, BullMQ, Redis and the ledger, as they run in production',
  start: async (environment, task) => (await startOurs(environment, task)).running,
}

/** T0 must leave time for arming (some 20,000 deliveries a second) and signing. */
const leadMs = (posts: number) => Math.min(90_000, 5_000 + posts * 0.2)
const overWithinMs = 20 * 60_000

/** Returns also the settings of the processes, as an operator would set them. */
export async function startOurs(
  environment: Environment,
  { posts, processes }: Pick<Task, 'posts' | 'processes'>,
  more: NodeJS.ProcessEnv = {},
): Promise<{
  readonly running: RunningBaseline
  readonly campaign: BenchCampaign
  readonly settings: NodeJS.ProcessEnv
}> {
  const campaign = makeCampaign(environment.folder, posts, environment.origin)
  return startEngine(environment, { posts, processes }, campaign, { ...settingsFor(environment), ...more })
}

/** The processes of an installation with these settings, before the launch of a campaign. */
export async function startEngine(
  environment: Environment,
  { posts, processes }: Pick<Task, 'posts' | 'processes'>,
  campaign: BenchCampaign,
  given: NodeJS.ProcessEnv,
) {
  const settings = { DATA_DIR: environment.folder, REDIS_URL: environment.redis.url, LOG_LEVEL: 'error', ...given }
  const director = await environment.start('director', 'workers/director.ts', settings)
  const senders = await Promise.all(
    Array.from({ length: processes }, (_, n) => environment.start(`sender-${n + 1}`, 'workers/sender.ts', settings)),
  )
  const running = {
    processes: [director, ...senders],
    leadMs: leadMs(posts),
    prepare: async () => {},
    fire: (at: number) => fire(campaign, posts, at),
  }
  return { running, campaign, settings }
}

const settingsFor = (environment: Environment): NodeJS.ProcessEnv => ({
  X_API_KEY: appKey,
  X_API_SECRET: appSecret,
  X_API_URL: environment.origin,
  X_TEXT_RULE: 'samples',
  // The daily limit of an app is not measured here.
  X_APP_DAILY_LIMIT: '100000000',
})

async function fire({ db, launchId }: BenchCampaign, posts: number, at: number): Promise<{ failed: number }> {
  const moved = moveLaunch(db, launchId, at, Date.now())
  if (moved !== 'moved') throw new Error(`the launch could not be moved: ${moved}`)
  const giveUpAt = at + overWithinMs
  while (!findLaunch(db, launchId)?.finishedAt) {
    if (Date.now() > giveUpAt) throw new Error('the launch does not end')
    await sleep(100)
  }
  const { posted } = countDeliveries(db, launchId).all
  db.$client.close()
  return { failed: posts - posted }
}
