import { type Contestant, shares } from './contestant.ts'

const patienceMs = 180_000

export const jobEach: Contestant = {
  name: 'job-each',
  about: 'one delayed BullMQ job per post, posted with twitter-api-v2: the usual way',
  enter: async (stage, task) => {
    const processes = await Promise.all(
      shares(task).map(({ first, end }, n) =>
        stage.start(`job-each-${n + 1}`, 'bench/crew/job-each.ts', {
          BENCH_ORIGIN: stage.origin,
          REDIS_URL: stage.redis.url,
          BENCH_FIRST: String(first),
          BENCH_END: String(end),
          BENCH_SLOTS: String(task.sockets),
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
  },
}
