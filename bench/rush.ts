import { sleep } from '../src/lib/stopping.ts'
import type { Crowd } from './crew/crowd.ts'
import type { Started } from './processes.ts'
import { openWebStage, type WebStage } from './web-stage.ts'

/** So many times what the web can carry, and what became of it. Rates a second, times in ms. */
export type RushStep = {
  readonly times: number
  readonly offered: number
  readonly served: number
  readonly turnedAway: number
  readonly failed: number
  readonly pledges: number
  /** Null where nobody was served, or turned away. */
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
/** More than this part of what was asked for has to be served: else it was more than can be carried. */
const carried = 0.95
const restMs = 1_500

/** Finds what the web can carry on this machine, and asks a quarter to four times of it. */
export async function rush(seconds: number, profile: string | null, tell: (line: string) => void): Promise<Rush> {
  const stage = await openWebStage(pledgesBefore, profile)
  try {
    const urls = ['', '/live'].map(end => `${stage.home}/c/${stage.slug}${end}`).join(' ')
    const crowd = await stage.add('crowd', 'bench/crew/crowd.ts', { CROWD_URLS: urls })
    // A process that has just started compiles its code: nobody measures a cold engine.
    await come({ stage, crowd }, searchFrom, searchSeconds)
    const capacity = await findCapacity({ stage, crowd })
    tell(`the web carries ${Math.round(capacity)} pages a second`)
    const steps: RushStep[] = []
    for (const times of timesOf) steps.push({ times, ...(await come({ stage, crowd }, times * capacity, seconds)) })
    return { seconds, capacity, steps }
  } finally {
    await stage.clear()
  }
}

type Cast = { readonly stage: WebStage; readonly crowd: Started }

/** A quarter more each time, until they are too many twice: once may be a moment in which others had the machine. */
async function findCapacity(cast: Cast): Promise<number> {
  let best = 0
  let tooMany = 0
  for (let rate = searchFrom; tooMany < 2; rate *= 1.25) {
    const { served, pledges } = await come(cast, rate, searchSeconds)
    const isCarried = served >= carried * rate && pledges >= (carried * rate) / pagesAPledge
    if (isCarried) best = rate
    tooMany = isCarried ? 0 : tooMany + 1
  }
  return best
}

type Done = { readonly done: readonly { readonly at: number; readonly ms: number; readonly trouble: string | null }[] }
/** A pledge is eight requests and thirty seconds of patience; that it was carried means that it did not have to wait. */
const pledgeWithinMs = 2_000
let comers = 0

async function come({ stage, crowd }: Cast, rate: number, seconds: number): Promise<Omit<RushStep, 'times'>> {
  const settings = {
    PLEDGE_URL: stage.home,
    PLEDGE_SLUG: stage.slug,
    PLEDGE_RATE: String(rate / pagesAPledge),
    PLEDGE_FIRST: String(comers),
  }
  const supporters = await stage.add('supporters', 'bench/crew/supporters.ts', settings)
  const from = Date.now()
  const read = await crowd.ask<Crowd>({ rate, seconds })
  const until = Date.now()
  const { done } = await supporters.ask<Done>({})
  const isWell = ({ ms, trouble }: Done['done'][number]) => trouble === null && ms < pledgeWithinMs
  const well = done.filter(one => isWell(one) && one.at >= from && one.at < until)
  comers += done.length + 1
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
