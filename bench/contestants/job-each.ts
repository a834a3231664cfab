import type { Stage } from '../stage.ts'
import { type Contestant, type Crew, shares, type Task } from './contestant.ts'

const patienceMs = 180_000

export const jobEach: Contestant = {
  name: 'job-each',
  about: 'one delayed BullMQ job per post, posted with twitter-api-v2; as many at once as ours has sockets',
  enter: (stage, task) => enterJobEach(stage, task, task.sockets),
}

/** BullMQ's guide shows workers with a concurrency of 50, that of its Pro edition 100. */
const usualSlots = 100

export const jobEachUsual: Contestant = {
  name: `job-each-${usualSlots}`,
  about: `the same, each worker with a usual concurrency of ${usualSlots}`,
  enter: (stage, task) => enterJobEach(stage, task, usualSlots),
}

async function enterJobEach(stage: Stage, task: Task, slots: number): Promise<Crew> {
  const processes = await Promise.all(
    shares(task).map(({ first, end }, n) =>
      stage.start(`job-each-${n + 1}`, 'bench/crew/job-each.ts', {
        BENCH_ORIGIN: stage.origin,
        REDIS_URL: stage.redis.url,
        BENCH_FIRST: String(first),
        BENCH_END: String(end),
        BENCH_SLOTS: String(slots),
      }),
    ),
  )
  return {
    processes,
    // Ten thousand jobs take it a second or two to add.
    leadMs: 4_000 + task.posts * 0.4,
    prepare: async () => {},
    fire: async at => {
      await Promise.all(processes.map(one => one.ask({ fireAt: at })))
      await stage.answered(task.posts, patienceMs)
      const { arrived } = await stage.seen()
      return { failed: Math.max(0, task.posts - arrived) }
    },
  }
}
