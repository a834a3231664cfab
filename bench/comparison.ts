import { bare } from './baselines/bare.ts'
import type { Baseline } from './baselines/baseline.ts'
import { jobEach, jobEachUsual } from './baselines/job-each.ts'
import { ours } from './baselines/ours.ts'
import { promiseAll } from './baselines/promise-all.ts'
import { median } from './figures.ts'
import type { Options } from './options.ts'
import { type Round, runRound } from './round.ts'

export const baselines: readonly Baseline[] = [ours, bare, jobEach, jobEachUsual, promiseAll]

/** One baseline, or ours, at one delay: the median of its rounds, figure by figure. The field names are those of the JSON line. */
export type MedianResult = {
  readonly contestant: string
  readonly delayMs: number
  readonly rounds: number
  readonly median: Round
}

export type Comparison = { readonly standings: readonly MedianResult[]; readonly ratios: readonly Ratio[] }

/** Ours against another: how much longer or faster. Null where one of them was left out. */
export type Ratio = {
  readonly delayMs: number
  /** Time from T0 to the last answer, ours by that of the bare loops: 1 is the limit. */
  readonly timeByBare: number | null
  /** Posts per second, ours by those of the bare loops. */
  readonly rateByBare: number | null
  /** How many times longer one job per post takes, with as many at once as ours has sockets and with a usual number. */
  readonly jobEachByOurs: number | null
  readonly jobEachUsualByOurs: number | null
  readonly promiseAllByOurs: number | null
}

export async function compareBaselines(options: Options, tell: (line: string) => void): Promise<Comparison> {
  const chosen = baselines.filter(one => options.only.includes(one.name))
  const standings = await compete(chosen, options, tell)
  return { standings, ratios: options.delays.map(delayMs => ratios(standings, delayMs)) }
}

/** Rounds are interleaved and each begins with another baseline, so that all meet the same load of the machine. */
export async function compete(
  chosen: readonly Baseline[],
  options: Options,
  tell: (line: string) => void,
  peer?: string,
): Promise<readonly MedianResult[]> {
  const { posts, senders: processes, sockets, delays, rounds, profile } = options
  const done: { readonly name: string; readonly delayMs: number; readonly round: Round }[] = []
  for (let n = 0; n < rounds; n++) {
    for (const delayMs of delays) {
      for (const one of rotated(chosen, n)) {
        const round = await runRound(one, { posts, processes, sockets }, { delayMs, profile, ...(peer && { peer }) })
        done.push({ name: one.name, delayMs, round })
        tell(`round ${n + 1}, ${delayMs} ms: ${one.name} ${Math.round(round.lastAnswerMs)} ms`)
      }
    }
  }
  return delays.flatMap(delayMs =>
    chosen.map(({ name }) => {
      const mine = done.filter(one => one.name === name && one.delayMs === delayMs).map(one => one.round)
      return { contestant: name, delayMs, rounds: mine.length, median: medianRound(mine) }
    }),
  )
}

const rotated = <T>(all: readonly T[], by: number): readonly T[] => all.map((_, n) => all[(n + by) % all.length] as T)

function medianRound(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure))
  const [middle] = [...rounds]
    .sort((a, b) => a.lastAnswerMs - b.lastAnswerMs)
    .slice(Math.floor((rounds.length - 1) / 2))
  if (!middle) throw new Error('no round was done')
  const each = (figures: (round: Round) => Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.keys(figures(middle)).map(key => [key, of(round => figures(round)[key] ?? Number.NaN)]))
  return {
    ...middle,
    failed: Math.max(...rounds.map(one => one.failed)),
    tooMany: Math.max(...rounds.map(one => one.tooMany)),
    lateness: each(round => round.lateness) as Round['lateness'],
    lastAnswerMs: of(round => round.lastAnswerMs),
    postsPerSecond: of(round => round.postsPerSecond),
    requestsPerPost: of(round => round.requestsPerPost),
    cpuUsPerPost: of(round => round.cpuUsPerPost),
    cpuMs: each(round => round.cpuMs),
    peakMb: each(round => round.peakMb),
    redisPeakMb: of(round => round.redisPeakMb),
    othersPercent: of(round => round.othersPercent),
  }
}

function ratios(standings: readonly MedianResult[], delayMs: number): Ratio {
  const of = (name: string) => standings.find(one => one.contestant === name && one.delayMs === delayMs)?.median
  const by = (one: number | undefined, other: number | undefined) => (one && other ? one / other : null)
  const mine = of('ours')
  return {
    delayMs,
    timeByBare: by(mine?.lastAnswerMs, of('bare')?.lastAnswerMs),
    rateByBare: by(mine?.postsPerSecond, of('bare')?.postsPerSecond),
    jobEachByOurs: by(of('job-each')?.lastAnswerMs, mine?.lastAnswerMs),
    jobEachUsualByOurs: by(of(jobEachUsual.name)?.lastAnswerMs, mine?.lastAnswerMs),
    promiseAllByOurs: by(of('promise-all')?.lastAnswerMs, mine?.lastAnswerMs),
  }
}
