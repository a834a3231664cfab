import cluster from 'node:cluster'
import { comesUp, type Running } from './child.ts'
import { supervise } from './supervise.ts'

/** Longer than a web process takes to finish what is under way. */
const graceMs = 5_000

export type WebProcesses = {
  readonly port: number | null
  /** Resolves when all of them are gone. */
  readonly stop: () => Promise<void>
}

/**
 * So many web processes on one port: this one takes the connections and hands them out in turn. One that ends is
 * started again. Throws StartProblem when the first one does not come up; it has said why.
 */
export async function startWebProcesses(count: number, tell: (line: string) => void): Promise<WebProcesses> {
  let port: number | null = null
  const start = async (): Promise<Running> => {
    const running = await comesUp(cluster.fork().process, how => `a web process did not start (${how})`)
    port ??= running.port
    return running
  }
  const keep = (n: number) => supervise(`web process ${n + 1}`, start, tell)
  // Alone: what keeps one from listening keeps all of them, and is said once.
  const first = await keep(0)
  const kept = [first, ...(await Promise.all(Array.from({ length: count - 1 }, (_, n) => keep(n + 1))))]
  return {
    port,
    stop: async () => {
      await Promise.all(kept.map(one => one.stop(graceMs)))
    },
  }
}
