import type { Environment } from '../environment.ts'
import { type Baseline, type RunningBaseline, shares, type Task } from './baseline.ts'

export const bare: Baseline = {
  name: 'bare',
  about: 'loops over sockets opened and requests signed beforehand: the limit',
  start: (environment, task) =>
    startBare(environment, task, 'bench/processes/bare.ts', { BENCH_ORIGIN: environment.origin }),
}

/** Processes that each prepare their share of the posts, and send it at T0. */
export async function startBare(
  environment: Environment,
  task: Task,
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningBaseline> {
  const processes = await Promise.all(
    shares(task).map(({ first, end }, n) =>
      environment.start(`bare-${n + 1}`, file, {
        ...env,
        BENCH_FIRST: String(first),
        BENCH_END: String(end),
        BENCH_SOCKETS: String(task.sockets),
      }),
    ),
  )
  return {
    processes,
    leadMs: 500,
    prepare: async () => {
      await Promise.all(processes.map(one => one.ask({ prepare: true })))
    },
    fire: async at => {
      const all = await Promise.all(processes.map(one => one.ask<{ failed: number }>({ fireAt: at })))
      return { failed: all.reduce((sum, { failed }) => sum + failed, 0) }
    },
  }
}
