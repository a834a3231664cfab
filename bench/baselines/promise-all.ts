import type { Baseline } from './baseline.ts'

export const promiseAll: Baseline = {
  name: 'promise-all',
  about: 'one process, Promise.all over one twitter-api-v2 client per account: the naive way',
  start: async (environment, { posts }) => {
    const one = await environment.start('promise-all', 'bench/processes/promise-all.ts', {
      BENCH_ORIGIN: environment.origin,
      BENCH_POSTS: String(posts),
    })
    return {
      processes: [one],
      leadMs: 500,
      prepare: async () => {},
      fire: at => one.ask<{ failed: number }>({ fireAt: at }),
    }
  },
}
