import { sleep } from '../src/lib/stopping.ts'
import { cpuMs, peakMb, type Started } from './child-process.ts'
import { quantile } from './figures.ts'
import type { Pledged } from './processes/supporters.ts'
import { withWebEnvironment } from './web-environment.ts'

/** Campaign page and board under load, while supporters pledge. Latencies in ms. */
export type WebLoad = {
  readonly seconds: number
  readonly pledgesBefore: number
  readonly campaign: Read
  readonly board: Read
  readonly pledges: {
    readonly perSecond: number
    readonly failed: number
    /** From opening the form to the receipt: eight pages of ours and two of the sandbox. */
    readonly p50: number
    readonly p99: number
    readonly trouble: string | null
  }
  /** CPU of the web process, in percent of one core, and its peak. */
  readonly cpuPercent: number
  readonly peakMb: number
}

export type Read = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly failed: number
}

const readsPerSecond = 300
const pledgesPerSecond = 50
const pledgesBefore = 10_000
/** A process that has just started still compiles its code. */
const warmUpSeconds = 5

/** `profile`: where a CPU profile of the web process goes; null for none. */
export async function loadWeb(seconds: number, profile: string | null): Promise<WebLoad> {
  return withWebEnvironment(pledgesBefore, profile, async ({ web, home, slug, add }) => {
    const page = { READ_RATE: String(readsPerSecond / 2), READ_SECONDS: String(seconds) }
    const readers = await Promise.all(
      ['', '/live'].map(end =>
        add('readers', 'bench/processes/readers.ts', { ...page, READ_URL: `${home}/c/${slug}${end}` }),
      ),
    )
    const pledging = { PLEDGE_URL: home, PLEDGE_SLUG: slug, PLEDGE_RATE: String(pledgesPerSecond) }
    const supporters = await add('supporters', 'bench/processes/supporters.ts', pledging)
    return measureLoad(web, readers, supporters, seconds)
  })
}

async function measureLoad(web: Started, readers: Started[], supporters: Started, seconds: number): Promise<WebLoad> {
  await sleep(warmUpSeconds * 1_000)
  const before = cpuMs(web.pid)
  const from = Date.now()
  const [campaign, board] = await Promise.all(readers.map(one => one.ask<Read>({ begin: true })))
  const until = Date.now()
  const cpuPercent = (100 * (cpuMs(web.pid) - before)) / (until - from)
  if (!campaign || !board) throw new Error('no pages were read')
  const pledges = await pledgesOf(supporters, from, until)
  return { seconds, pledgesBefore, campaign, board, pledges, cpuPercent, peakMb: peakMb(web.pid) }
}

async function pledgesOf(supporters: Started, from: number, until: number): Promise<WebLoad['pledges']> {
  const { done } = await supporters.ask<Pledged>({})
  const counted = done.filter(one => one.at >= from && one.at < until)
  const well = counted.filter(one => one.trouble === null).map(one => one.ms)
  const sorted = well.sort((a, b) => a - b)
  return {
    perSecond: (1_000 * well.length) / (until - from),
    failed: counted.length - well.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    trouble: counted.find(one => one.trouble)?.trouble ?? null,
  }
}
