import { sleep } from '../src/lib/stopping.ts'
import type { Started } from './child-process.ts'
import type { RushReaders } from './processes/rush-readers.ts'
import type { Pledged } from './processes/supporters.ts'
import { type WebEnvironment, withWebEnvironment } from './web-environment.ts'

/** The result of requests at `times` the capacity of the web. Rates a second, times in ms. */
export type RushStep = {
  readonly times: number
  readonly offered: number
  readonly served: number
  readonly turnedAway: number
  readonly failed: number
  readonly pledges: number
  /** Null where no request was served, or turned away. */
  readonly p50: number | null
  readonly p99: number | null
  readonly turnedAwayP99: number | null
}

export type Rush = {
  readonly seconds: number
  /** Pages a second, one in six of them followed by a pledge, of which nearly all are served. */
  readonly capacity: number
  readonly steps: readonly RushStep[]
}

const timesOf = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const pledgesBefore = 10_000
const pagesAPledge = 6
const searchFrom = 60
const searchSeconds = 3
/** A rate is within capacity when at least this part of its requests is served. */
const servedAtLeast = 0.95
const restMs = 1_500

/** Finds the capacity of the web on this machine, and loads it with a quarter to four times of that. */
export async function rush(seconds: number, profile: string | null, tell: (line: string) => void): Promise<Rush> {
  return withWebEnvironment(pledgesBefore, profile, async environment => {
    const urls = ['', '/live'].map(end => `${environment.home}/c/${environment.slug}${end}`).join(' ')
    const readers = await environment.add('readers', 'bench/processes/rush-readers.ts', { READ_URLS: urls })
    // A process that has just started still compiles its code.
    await load({ environment, readers }, searchFrom, searchSeconds)
    const capacity = await findCapacity({ environment, readers })
    tell(`the web serves ${Math.round(capacity)} pages a second`)
    const steps: RushStep[] = []
    for (const times of timesOf)
      steps.push({ times, ...(await load({ environment, readers }, times * capacity, seconds)) })
    return { seconds, capacity, steps }
  })
}

type Setting = { readonly environment: WebEnvironment; readonly readers: Started }

/** Raises the rate by a quarter until it is too high twice in a row: once may be due to other processes. */
async function findCapacity(started: Setting): Promise<number> {
  let best = 0
  let tooMany = 0
  for (let rate = searchFrom; tooMany < 2; rate *= 1.25) {
    const { served, pledges } = await load(started, rate, searchSeconds)
    const isServed = served >= servedAtLeast * rate && pledges >= (servedAtLeast * rate) / pagesAPledge
    if (isServed) best = rate
    tooMany = isServed ? 0 : tooMany + 1
  }
  return best
}

/** A pledge is eight requests, each with a timeout of thirty seconds; only a quick one counts. */
const pledgeWithinMs = 2_000
let pledgedBefore = 0

async function load(
  { environment, readers }: Setting,
  rate: number,
  seconds: number,
): Promise<Omit<RushStep, 'times'>> {
  const settings = {
    PLEDGE_URL: environment.home,
    PLEDGE_SLUG: environment.slug,
    PLEDGE_RATE: String(rate / pagesAPledge),
    PLEDGE_FIRST: String(pledgedBefore),
  }
  const supporters = await environment.add('supporters', 'bench/processes/supporters.ts', settings)
  const from = Date.now()
  const read = await readers.ask<RushReaders>({ rate, seconds })
  const until = Date.now()
  const { done } = await supporters.ask<Pledged>({})
  const isWell = ({ ms, trouble }: Pledged['done'][number]) => trouble === null && ms < pledgeWithinMs
  const well = done.filter(one => isWell(one) && one.at >= from && one.at < until)
  pledgedBefore += done.length + 1
  await supporters.end()
  await sleep(restMs)
  return {
    offered: rate,
    served: read.served / seconds,
    turnedAway: read.turnedAway / seconds,
    failed: read.failed / seconds,
    pledges: (1_000 * well.length) / (until - from),
    p50: read.p50,
    p99: read.p99,
    turnedAwayP99: read.turnedAwayP99,
  }
}
