import { startOurs } from './baselines/ours.ts'
import { cpuMs, peakMb, type Started } from './child-process.ts'
import { withEnvironment } from './environment.ts'
import { quantile } from './figures.ts'
import type { Options } from './options.ts'
import type { Probes } from './processes/prober.ts'
import { measure, type Round } from './round.ts'

/** Ours at one size, with answers at once, and the response times of the web meanwhile. */
export type Size = {
  readonly round: Round
  readonly web: {
    readonly requests: number
    readonly failed: number
    /** ms, of page requests by what went on. */
    readonly p99: { readonly arming: number; readonly launch: number; readonly all: number }
    readonly worst: number
    readonly peakMb: number
    readonly cpuMs: number
  }
}

const readsPerSecond = 20

export async function grow(options: Options, tell: (line: string) => void): Promise<readonly Size[]> {
  const sizes: Size[] = []
  for (const posts of options.growth) {
    const size = await measureSize(posts, options)
    sizes.push(size)
    tell(`${posts.toLocaleString('en')} posts: ${Math.round(size.round.cpuUsPerPost)} µs of CPU per post`)
  }
  return sizes
}

function measureSize(posts: number, { senders, profile }: Options): Promise<Size> {
  return withEnvironment({ posts, delayMs: 0, profile }, async environment => {
    const { running, campaign, settings } = await startOurs(environment, { posts, processes: senders })
    const web = await environment.start('web', 'src/web.ts', { ...settings, PORT: '0' })
    const page = `http://127.0.0.1:${web.said.port}/c/${campaign.slug}`
    const urls = { PROBE_URLS: `${page} ${page}/live`, PROBE_RATE: String(readsPerSecond) }
    const prober = await environment.start('prober', 'bench/processes/prober.ts', urls)
    const webBefore = cpuMs(web.pid)
    const startedAt = Date.now()
    const round = await measure(environment, running, posts)
    const used = { cpuMs: cpuMs(web.pid) - webBefore, peakMb: peakMb(web.pid) }
    return { round, web: { ...(await probesOf(prober, startedAt, round.at)), ...used } }
  })
}

async function probesOf(prober: Started, from: number, firedAt: number) {
  const { probes } = await prober.ask<Probes>({})
  const during = probes.filter(one => one.at >= from)
  const p99 = (some: Probes['probes']) =>
    quantile(
      some.map(one => one.ms).sort((a, b) => a - b),
      0.99,
    )
  return {
    requests: during.length,
    failed: during.filter(one => !one.ok).length,
    p99: {
      arming: p99(during.filter(one => one.at < firedAt)),
      launch: p99(during.filter(one => one.at >= firedAt)),
      all: p99(during),
    },
    worst: Math.max(...during.map(one => one.ms)),
  }
}
