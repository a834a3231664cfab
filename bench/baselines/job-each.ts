import type { Environment } from '../environment.ts'
import { type Baseline, type RunningBaseline, shares, type Task } from './baseline.ts'

const patienceMs = 180_000

export const jobEach: Baseline = {
  name: 'job-each',
  about: 'one delayed BullMQ job per post, posted with twitter-api-v2; as many at once as ours has sockets',
  start: (environment, task) => startJobEach(environment, task, task.sockets),
}

/** BullMQ's guide shows workers with a concurrency of 50, that of its Pro edition 100. */
const usualSlots = 100

export const jobEachUsual: Baseline = {
  name: `job-each-${usualSlots}`,
  about: `the same, each worker with a usual concurrency of ${usualSlots}`,
  start: (environment, task) => startJobEach(environment, task, usualSlots),
}

async function startJobEach(environment: Environment, task: Task, slots: number): Promise<RunningBaseline> {
  const processes = await Promise.all(
    shares(task).map(({ first, end }, n) =>
      environment.start(`job-each-${n + 1}`, 'bench/processes/job-each.ts', {
        BENCH_ORIGIN: environment.origin,
        REDIS_URL: environment.redis.url,
        BENCH_FIRST: String(first),
        BENCH_END: String(end),
        BENCH_SLOTS: String(slots),
      }),
    ),
  )
  return {
    processes,
    // Adding 10,000 jobs takes a second or two.
    leadMs: 4_000 + task.posts * 0.4,
    prepare: async () => {},
    fire: async at => {
      await Promise.all(processes.map(one => one.ask({ fireAt: at })))
      await environment.answered(task.posts, patienceMs)
      const { arrived } = await environment.seen()
      return { failed: Math.max(0, task.posts - arrived) }
    },
  }
}
