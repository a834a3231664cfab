import { collectRun } from '../src/domain/reach/metrics/collect.ts'
import { dueRuns, planRuns } from '../src/domain/reach/metrics/plan.ts'
import { releaseOthers } from '../src/domain/reach/metrics/run.ts'
import type { DirectorContext } from './director-context.ts'

/** Returns one step of collecting: it plans the metrics runs of finished launches and does those that are due. */
export function startCollecting(director: DirectorContext, me: string, end: AbortSignal): () => Promise<void> {
  const { db, now, networks, config } = director
  releaseOthers(db, me)
  const collector = { db, networks, terms: config.reach, now }
  return async () => {
    planRuns(db, networks, config.reach, now())
    for (const run of dueRuns(db, now())) if (!end.aborted) await collectRun(collector, run, me, end)
  }
}
