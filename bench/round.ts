import { cpus } from 'node:os'
import type { Contestant, Crew, Task } from './contestants/contestant.ts'
import { quantile } from './figures.ts'
import { cpuMs, machineCpuMs, peakMb } from './processes.ts'
import { openStage, type Seen, type Stage } from './stage.ts'

/** One contestant's one try. Times in ms after T0, as the peer saw them. */
export type Round = {
  /** T0. */
  readonly at: number
  readonly posts: number
  /** Posts that did not succeed, and posts that came more than once. */
  readonly failed: number
  readonly tooMany: number
  readonly lateness: { readonly first: number; readonly p50: number; readonly p99: number; readonly last: number }
  readonly lastAnswerMs: number
  readonly postsPerSecond: number
  readonly sockets: number
  /** CPU time (user and system) by process and of Redis, from the beginning of preparation to the end. */
  readonly cpuMs: Readonly<Record<string, number>>
  readonly cpuUsPerPost: number
  readonly peakMb: Readonly<Record<string, number>>
  readonly redisPeakMb: number
  /** What processes that have no part in it took of the machine's CPU meanwhile: above a few percent, measure again. */
  readonly othersPercent: number
  /** For the picture: arrivals, sorted. */
  readonly arrivals: readonly number[]
}

export type Conditions = { readonly delayMs: number; readonly profile: string | null }

export async function playRound(contestant: Contestant, task: Task, conditions: Conditions): Promise<Round> {
  const stage = await openStage({ posts: task.posts, ...conditions })
  try {
    return await measure(stage, await contestant.enter(stage, task), task.posts)
  } finally {
    await stage.clear()
  }
}

/** Lets a crew post, and says what it took. */
export async function measure(stage: Stage, crew: Crew, posts: number): Promise<Round> {
  const watched = [...crew.processes, { role: 'redis', pid: stage.redis.pid }]
  const before = watched.map(one => cpuMs(one.pid))
  const machine = watchMachine(stage)
  await crew.prepare()
  const at = Math.ceil(Date.now() + crew.leadMs)
  const { failed } = await crew.fire(at)
  const cpu = watched.map(({ role, pid }, n) => [role, cpuMs(pid) - (before[n] ?? 0)] as const)
  const used = cpu.reduce((sum, [, ms]) => sum + ms, 0)
  const peaks = crew.processes.map(({ role, pid }) => [role, peakMb(pid)] as const)
  return {
    ...fromPeer(await stage.seen(), posts, at),
    at,
    posts,
    failed,
    cpuMs: Object.fromEntries(cpu),
    cpuUsPerPost: (1_000 * used) / posts,
    peakMb: Object.fromEntries(peaks),
    redisPeakMb: await stage.redisPeakMb(),
    othersPercent: machine(used),
  }
}

/** Answers with the share of others, in percent, when told what the crew has used (ms) since. */
function watchMachine(stage: Stage): (usedMs: number) => number {
  const own = () => process.cpuUsage().user / 1_000 + process.cpuUsage().system / 1_000 + cpuMs(stage.peer.pid)
  const [from, busy, mine] = [Date.now(), machineCpuMs(), own()]
  return usedMs => {
    const others = machineCpuMs() - busy - usedMs - (own() - mine)
    return Math.max(0, (100 * others) / ((Date.now() - from) * cpus().length))
  }
}

function fromPeer({ arrivals, arrived, lastAnswerAt, mostOpen }: Seen, posts: number, at: number) {
  const sorted = [...arrivals].map(moment => moment - at).sort((a, b) => a - b)
  return {
    tooMany: Math.max(0, arrived - posts),
    lateness: {
      first: sorted[0] ?? Number.NaN,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      last: sorted.at(-1) ?? Number.NaN,
    },
    lastAnswerMs: lastAnswerAt - at,
    postsPerSecond: (1_000 * posts) / (lastAnswerAt - at),
    sockets: mostOpen,
    arrivals: sorted,
  }
}
