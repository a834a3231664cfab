import type { Contestant } from './contestant.ts'

export const promiseAll: Contestant = {
  name: 'promise-all',
  about: 'one process, Promise.all over a twitter-api-v2 client an account: what one would write first',
  enter: async (stage, { posts }) => {
    const one = await stage.start('promise-all', 'bench/crew/promise-all.ts', {
      BENCH_ORIGIN: stage.origin,
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
