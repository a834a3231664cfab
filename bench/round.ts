import { cpus } from 'node:os'
import type { Baseline, RunningBaseline, Task } from './baselines/baseline.ts'
import { cpuMs, machineCpuMs, peakMb } from './child-process.ts'
import { type Environment, type EnvironmentOptions, type Seen, withEnvironment } from './environment.ts'
import { quantile } from './figures.ts'

/** One launch of one baseline, or of ours. Times in ms after T0, as the peer saw them. */
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
  /** What the peer was asked for a post, all in all: questions before T0 and what it refused among it. */
  readonly requestsPerPost: number
  /** CPU time (user and system) by process and of Redis, from the beginning of preparation to the end. */
  readonly cpuMs: Readonly<Record<string, number>>
  readonly cpuUsPerPost: number
  readonly peakMb: Readonly<Record<string, number>>
  readonly redisPeakMb: number
  /** CPU use of all other processes meanwhile: above a few percent, measure again. */
  readonly othersPercent: number
  /** For the picture: arrivals, sorted. */
  readonly arrivals: readonly number[]
}

export type Conditions = Pick<EnvironmentOptions, 'delayMs' | 'profile' | 'peer'>

export async function runRound(baseline: Baseline, task: Task, conditions: Conditions): Promise<Round> {
  return withEnvironment({ posts: task.posts, ...conditions }, async environment =>
    measure(environment, await baseline.start(environment, task), task.posts),
  )
}

/** Lets the running processes post, and measures what that took. */
export async function measure(environment: Environment, running: RunningBaseline, posts: number): Promise<Round> {
  const watched = [...running.processes, { role: 'redis', pid: environment.redis.pid }]
  const before = watched.map(one => cpuMs(one.pid))
  const machine = watchMachine(environment)
  await running.prepare()
  const at = Math.ceil(Date.now() + running.leadMs)
  const { failed } = await running.fire(at)
  const cpu = watched.map(({ role, pid }, n) => [role, cpuMs(pid) - (before[n] ?? 0)] as const)
  const used = cpu.reduce((sum, [, ms]) => sum + ms, 0)
  const peaks = running.processes.map(({ role, pid }) => [role, peakMb(pid)] as const)
  return {
    ...fromPeer(await environment.seen(), posts, at),
    at,
    posts,
    failed,
    cpuMs: Object.fromEntries(cpu),
    cpuUsPerPost: (1_000 * used) / posts,
    peakMb: Object.fromEntries(peaks),
    redisPeakMb: await environment.redisPeakMb(),
    othersPercent: machine(used),
  }
}

/** Returns a function from the CPU time (ms) used since then to the share of all other processes, in percent. */
function watchMachine(environment: Environment): (usedMs: number) => number {
  const own = () => process.cpuUsage().user / 1_000 + process.cpuUsage().system / 1_000 + cpuMs(environment.peer.pid)
  const [from, busy, mine] = [Date.now(), machineCpuMs(), own()]
  return usedMs => {
    const others = machineCpuMs() - busy - usedMs - (own() - mine)
    return Math.max(0, (100 * others) / ((Date.now() - from) * cpus().length))
  }
}

function fromPeer({ arrivals, arrived, asked = arrived, lastAnswerAt, mostOpen }: Seen, posts: number, at: number) {
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
    requestsPerPost: asked / posts,
    arrivals: sorted,
  }
}
