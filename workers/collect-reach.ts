import { collectRun } from '../src/domain/reach/metrics/collect.ts'
import { dueRuns, planRuns } from '../src/domain/reach/metrics/plan.ts'
import { releaseOthers } from '../src/domain/reach/metrics/run.ts'
import type { DirectorContext } from './director-context.ts'

/** Plans what is to be read of finished launches, and reads it, one round after the other. Answers one step of that. */
export function startCollecting(director: DirectorContext, me: string, end: AbortSignal): () => Promise<void> {
  const { db, now, networks, config } = director
  releaseOthers(db, me)
  const collector = { db, networks, terms: config.reach, now }
  return async () => {
    planRuns(db, networks, config.reach, now())
    for (const round of dueRuns(db, now())) if (!end.aborted) await collectRun(collector, round, me, end)
  }
}
