import type { Db } from '../../../../db/open.ts'
import type { Metrics, MetricsAnswer, Network, NetworkName } from '../../../networks/port.ts'
import { launchNear } from '../../launch/near.ts'
import { postedAfter } from '../../ledger/posts-to-measure.ts'
import type { ReachTerms } from './plan.ts'
import { affordable, runPrice, unpaidOf } from './price.ts'
import { claimRun, endRun, restRun } from './run.ts'
import { storeMetrics } from './store.ts'
import type { MetricsRun } from './summary.ts'

/** Nothing is read so shortly before a launch, nor while one is under way. */
const quietMs = 120_000
const quietAgainMs = 10_000
/** After an answer that says nothing: longer each time, and the round is given up after so many in a row. */
const firstRestMs = 5_000
const longestRestMs = 600_000
const failuresAtMost = 12

export type Collector = {
  readonly db: Db
  readonly networks: ReadonlyMap<NetworkName, Network>
  readonly terms: Pick<ReachTerms, 'budget'>
  readonly now: () => number
}

/**
 * Reads a round from where it stands to its end, or until it has to wait; `end` puts it down between two calls. Whoever
 * else reads it meanwhile, or was killed over it: every post counts once.
 */
export async function collectRun(collector: Collector, roundId: number, me: string, end: AbortSignal): Promise<null> {
  const { db, networks, now } = collector
  let round = claimRun(db, roundId, me, now())
  if (!round) return null
  const network = networks.get(round.network)
  if (!network?.metrics) return endRun(db, round, { state: 'skipped', reason: 'no-network' }, now())
  if (round.measured + round.gone === 0) {
    const price = runPrice(db, round.launchId, network, now())
    if (!affordable(db, round.launchId, price, collector.terms.budget))
      return endRun(db, round, { state: 'skipped', reason: 'over-budget' }, now())
  }
  while (round) {
    const quiet = launchNear(db, now(), quietMs)
    if (quiet || end.aborted) {
      const nextAt = quiet ? now() + quietAgainMs : now()
      return restRun(db, round, { nextAt, reason: quiet ? 'launch-near' : null, failed: false })
    }
    round = await readSome(collector, round, network.metrics)
  }
  return null
}

/** One call. The round as it stands then; null when it is over, waits, or is another reader's. */
async function readSome({ db, terms, now }: Collector, round: MetricsRun, metrics: Metrics) {
  const posts = postedAfter(db, round.launchId, round.network, round, metrics.idsAtOnce)
  if (posts.length === 0) return endRun(db, round, { state: 'done' }, now())
  // Midnight may have passed since its price was told: what was free may cost now.
  const ids = posts.map(post => post.delivery)
  const price = metrics.price > 0 ? metrics.price * unpaidOf(db, ids, now()) : 0
  if (!affordable(db, round.launchId, price, terms.budget))
    return endRun(db, round, { state: 'broken', reason: 'over-budget' }, now())
  const answer = await metrics.read(posts)
  if (answer.kind !== 'read') return putDown(db, round, answer, now())
  const seenOf = ({ remoteId }: { readonly remoteId: string }) => answer.posts.get(remoteId) ?? null
  return storeMetrics(db, round, posts, { seenOf, price: metrics.price, now: now() })
}

function putDown(db: Db, round: MetricsRun, answer: Exclude<MetricsAnswer, { kind: 'read' }>, now: number): null {
  switch (answer.kind) {
    case 'later':
      return restRun(db, round, { nextAt: answer.until, reason: 'limited', failed: false })
    case 'halt':
      return endRun(db, round, { state: 'broken', reason: answer.reason }, now)
    case 'unreadable': {
      if (round.failures >= failuresAtMost) return endRun(db, round, { state: 'broken', reason: 'unreadable' }, now)
      const restMs = Math.min(longestRestMs, firstRestMs * 2 ** round.failures)
      return restRun(db, round, { nextAt: now + restMs, reason: 'unreadable', failed: true })
    }
    default:
      return answer satisfies never
  }
}
