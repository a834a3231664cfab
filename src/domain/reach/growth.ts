import { addUp, type FigureSums } from './metrics/figures.ts'
import type { MeasuredMoment, MeasuredReach } from './metrics/summary.ts'

/** What all posts had gathered when the networks were asked, `afterMs` after T0. */
export type GrowthSample = { readonly afterMs: number; readonly sums: FigureSums }

export const reactionKinds = ['likes', 'reposts', 'replies', 'quotes'] as const
type ReactionKind = (typeof reactionKinds)[number]

/** Likes, reposts, replies and quotes together. */
export const reactionsOf = ({ likes, reposts, replies, quotes }: Pick<FigureSums, ReactionKind>) =>
  likes + reposts + replies + quotes

/**
 * Every moment at which the networks were asked, by time: of a network not asked then, what it said last. A reading that
 * was given up halfway knows some posts only, and is no moment of all.
 */
export function growthSamples({ overTime }: Pick<MeasuredReach, 'overTime'>, launchAt: number): GrowthSample[] {
  const done = overTime.filter(one => one.round.state === 'done')
  const moments = [...new Set(done.map(one => one.plannedAt))].sort((one, other) => one - other)
  return moments.map(at => ({ afterMs: at - launchAt, sums: addUp(lastOfEach(done, at).map(one => one.sums)) }))
}

function lastOfEach(done: readonly MeasuredMoment[], at: number): MeasuredMoment[] {
  const last = new Map<string, MeasuredMoment>()
  for (const one of done) if (one.plannedAt <= at) last.set(one.network, one)
  return [...last.values()]
}
