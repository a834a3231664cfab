import { count, gt, ne, type SQL } from 'drizzle-orm'
import type { DemoSupporter } from '../../db/demo.ts'
import { grants } from '../../db/schema/index.ts'
import { moveLaunch } from '../../src/domain/launch/change.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { type BenchCampaign, makeCampaignOf } from '../campaign.ts'
import { cpuMs, peakMb, type Started } from '../child-process.ts'
import { type Environment, withEnvironment } from '../environment.ts'
import { quantile } from '../figures.ts'
import type { Options } from '../options.ts'
import type { Probes } from '../processes/prober.ts'
import { blueskyAt } from './settings.ts'

/** Grants whose access ends before T0, exchanged in the minutes before it, and the response times of the web meanwhile (ms). */
export type Renewals = {
  readonly grants: number
  readonly renewed: number
  /** That have to be given anew. */
  readonly lost: number
  readonly tookMs: number
  readonly perSecond: number
  readonly cpuUsPerGrant: number
  readonly directorMb: number
  readonly web: {
    readonly requests: number
    readonly failed: number
    readonly p50: number
    readonly p99: number
    readonly worst: number
  }
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** T0 is so far ahead: the director renews from 50 minutes before to 10 minutes before. */
const aheadMs = 45 * minuteMs
const readsPerSecond = 20

/** The sandbox is the authorization server. */
export function renewGrants({ grants: asked, profile }: Options, tell: (line: string) => void): Promise<Renewals> {
  return withEnvironment({ posts: 1, delayMs: 0, profile }, async environment => {
    const origin = await startSandbox(environment)
    const campaign = makeCampaignOf(environment.folder, await supportersAt(origin, asked))
    const launchAt = Date.now() + aheadMs
    const { director, prober } = await startWith(environment, campaign, origin, launchAt)
    const [begunAt, cpuBefore] = [Date.now(), cpuMs(director.pid)]
    const { renewed, lost } = await settled(campaign, asked, launchAt)
    const tookMs = Date.now() - begunAt
    tell(`${renewed} of ${asked} grants renewed in ${Math.round(tookMs / 1_000)} s`)
    return {
      grants: asked,
      renewed,
      lost,
      tookMs,
      perSecond: (1_000 * renewed) / tookMs,
      cpuUsPerGrant: (1_000 * (cpuMs(director.pid) - cpuBefore)) / asked,
      directorMb: peakMb(director.pid),
      web: await readTimes(prober),
    }
  })
}

async function startSandbox({ folder, start }: Environment): Promise<string> {
  const ports = { SANDBOX_PORT: '0', SANDBOX_MAIL_PORT: '0' }
  const { said } = await start('sandbox', 'src/sandbox/main.ts', { DATA_DIR: folder, LOG_LEVEL: 'error', ...ports })
  return String(said.ready)
}

async function supportersAt(origin: string, many: number): Promise<readonly DemoSupporter[]> {
  const body = JSON.stringify({ network: 'bluesky', count: many })
  const answer = await fetch(`${origin}/_sandbox/accounts`, { method: 'POST', body })
  const people = (await answer.json()) as readonly (Omit<DemoSupporter, 'grant'> & { readonly grant: object })[]
  return people.map(({ network, id, host, handle, name, followers, profileUrl, grant }) => {
    return { network, id, host, handle, name, followers, profileUrl, grant: JSON.stringify(grant) }
  })
}

/** As of people who signed in a day ago, for a launch at `launchAt`. */
async function startWith(
  { folder, redis, start }: Environment,
  campaign: BenchCampaign,
  origin: string,
  launchAt: number,
) {
  const { db, launchId, slug } = campaign
  const now = Date.now()
  db.update(grants)
    .set({ server: origin, freshUntil: now - hourMs, renewedAt: now - 24 * hourMs })
    .run()
  moveLaunch(db, launchId, launchAt, now)
  const settings = { DATA_DIR: folder, REDIS_URL: redis.url, LOG_LEVEL: 'error', ...blueskyAt(origin) }
  const web = await start('web', 'src/web.ts', { ...settings, PORT: '0' })
  const page = `http://127.0.0.1:${web.said.port}/c/${slug}`
  const urls = { PROBE_URLS: `${page} ${page}/live`, PROBE_RATE: String(readsPerSecond) }
  const director = await start('director', 'workers/director.ts', settings)
  return { director, prober: await start('prober', 'bench/processes/prober.ts', urls) }
}

/** Waits until every grant outlives the launch, or is lost. */
async function settled({ db }: BenchCampaign, asked: number, launchAt: number) {
  const many = (where: SQL) => db.select({ n: count() }).from(grants).where(where).get()?.n ?? 0
  const now = () => ({ renewed: many(gt(grants.freshUntil, launchAt)), lost: many(ne(grants.state, 'live')) })
  for (;;) {
    const { renewed, lost } = now()
    if (renewed + lost >= asked || Date.now() > launchAt) {
      db.$client.close()
      return { renewed, lost }
    }
    await sleep(500)
  }
}

async function readTimes(prober: Started): Promise<Renewals['web']> {
  const { probes } = await prober.ask<Probes>({})
  const took = probes.map(one => one.ms).sort((a, b) => a - b)
  return {
    requests: probes.length,
    failed: probes.filter(one => !one.ok).length,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    worst: took.at(-1) ?? Number.NaN,
  }
}
