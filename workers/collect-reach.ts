import { collectRun } from '../src/domain/reach/metrics/collect.ts'
import { dueRuns, planRuns } from '../src/domain/reach/metrics/plan.ts'
import { releaseOthers } from '../src/domain/reach/metrics/run.ts'
import { type NetworkName, networkNames } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'

/** Returns one step of collecting: it plans the metrics runs of finished launches and does those that are due. */
export function startCollecting(
  director: Pick<DirectorContext, 'db' | 'now' | 'networks' | 'config'>,
  me: string,
  end: AbortSignal,
): () => Promise<void> {
  const { db, now, networks, config } = director
  releaseOthers(db, me)
  const collector = { db, networks, terms: config.reach, now }
  return async () => {
    planRuns(db, networks, config.reach, now())
    const done = await Promise.allSettled(networkNames.map(collectDue))
    for (const one of done) if (one.status === 'rejected') throw one.reason
  }

  // Each at its own pace: one that answers slowly, or not at all, keeps no other one waiting.
  async function collectDue(network: NetworkName): Promise<void> {
    for (const run of dueRuns(db, network, now())) if (!end.aborted) await collectRun(collector, run, me, end)
  }
}
