import { senderPostsPerSecond } from '../src/domain/launch/capacity/forecast.ts'
import { planCapacity } from '../src/domain/launch/capacity/plan.ts'
import type { HostLimits } from '../src/networks/port.ts'
import { connectionsAtMost } from '../workers/fire/host.ts'
import { startOurs } from './baselines/ours.ts'
import { withEnvironment } from './environment.ts'
import { median } from './figures.ts'
import type { Options } from './options.ts'
import { measure } from './round.ts'

/** What the capacity plan forecast for one launch, and when its last post arrived. ms after T0. */
export type Forecast = {
  readonly what: string
  readonly posts: number
  readonly foreseenMs: number
  readonly measuredMs: number
  /** Measured by forecast: 1 is an exact forecast. */
  readonly ratio: number
  readonly failed: number
}

type Scenario = { readonly what: string; readonly posts: number; readonly limits: Partial<HostLimits> }

/** A limit of each kind, and none but the sockets. */
const scenarios: readonly Scenario[] = [
  { what: 'as many at once as there are sockets', posts: 10_000, limits: {} },
  { what: '64 at once', posts: 2_000, limits: { inFlight: 64 } },
  { what: '100 a second', posts: 1_000, limits: { perSecond: 100 } },
  { what: '500 in 5 s', posts: 1_500, limits: { window: { requests: 500, ms: 5_000 } } },
]

const answerMs = 200
/** Default of X_HOST_IN_FLIGHT. */
const defaultInFlight = 1_024

export async function compareForecasts(options: Options): Promise<readonly Forecast[]> {
  const forecasts: Forecast[] = []
  for (const scenario of scenarios) forecasts.push(await compare(scenario, options))
  return forecasts
}

async function compare({ what, posts, limits }: Scenario, options: Options): Promise<Forecast> {
  const all: HostLimits = { inFlight: defaultInFlight, perSecond: null, window: null, ...limits }
  const foreseenMs = forecastOf(posts, all, options.senders)
  const launches: Launched[] = []
  for (let round = 0; round < Math.max(1, options.rounds); round++) launches.push(await launch(posts, all, options))
  const measuredMs = median(launches.map(one => one.lastMs))
  const failed = launches.reduce((total, one) => total + one.failed, 0)
  return { what, posts, foreseenMs, measuredMs, ratio: measuredMs / foreseenMs, failed }
}

type Launched = { readonly lastMs: number; readonly failed: number }

function launch(posts: number, limits: HostLimits, { senders, profile }: Options): Promise<Launched> {
  return withEnvironment({ posts, delayMs: answerMs, profile }, async environment => {
    const { running } = await startOurs(environment, { posts, processes: senders }, settingsOf(limits))
    const { lateness, failed } = await measure(environment, running, posts)
    return { lastMs: lateness.last, failed }
  })
}

function forecastOf(posts: number, limits: HostLimits, senders: number): number {
  const plan = planCapacity({
    hosts: [{ network: 'x', host: 'peer', posts, limits, answerMs, dollars: 0 }],
    apps: [],
    addresses: [{ senders, sockets: connectionsAtMost }],
    senderPostsPerSecond,
    spreadMs: 0,
    retryWindowMs: 900_000,
  })
  return plan.lastMs ?? Number.NaN
}

const settingsOf = ({ inFlight, perSecond, window }: HostLimits): NodeJS.ProcessEnv => ({
  X_HOST_IN_FLIGHT: String(inFlight),
  ...(perSecond !== null && { X_HOST_PER_SECOND: String(perSecond) }),
  ...(window !== null && { X_HOST_WINDOW: `${window.requests}/${window.ms / 1_000}` }),
})
