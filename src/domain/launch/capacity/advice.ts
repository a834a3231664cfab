import { type CapacityGiven, type CapacityPlan, planCapacity } from './plan.ts'

/** What would let every post leave in time, where limits of hosts or the senders are in the way. */
export type Advice = {
  /** Further senders on the addresses there are; null when no number of them helps. */
  readonly senders: number | null
  /** Further addresses with a sender each. */
  readonly addresses: number | null
  /** A spread in ms. */
  readonly spreadMs: number | null
  /** So many posts leave in time as it is. */
  readonly inTime: number
}

/** What an organizer may choose, in ms. */
export const spreadsMs = [0, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, 3_600_000] as const

/** Nobody rents more machines than this for a moment. */
const mostMore = 64

/** Null when nothing has to be changed, or nothing of this would help: an app's own limit gives way to neither. */
export function adviseOn(given: CapacityGiven, plan: CapacityPlan): Advice | null {
  if (isInTime(plan)) return null
  const first = given.addresses[0]
  if (!first) return null
  const [one, ...rest] = given.addresses
  const withSenders = (more: number) => ({
    ...given,
    addresses: one ? [{ ...one, senders: one.senders + more }, ...rest] : rest,
  })
  const withAddresses = (more: number) => ({
    ...given,
    addresses: [...given.addresses, ...new Array(more).fill({ senders: 1, sockets: first.sockets })],
  })
  const spreads = spreadsMs.filter(ms => ms > given.spreadMs)
  return {
    senders: fewest(more => isInTime(planCapacity(withSenders(more)))),
    addresses: fewest(more => isInTime(planCapacity(withAddresses(more)))),
    spreadMs: spreads.find(spreadMs => isInTime(planCapacity({ ...given, spreadMs }))) ?? null,
    inTime: plan.posts - plan.over - plan.late - plan.unfit,
  }
}

const isInTime = (plan: CapacityPlan) => plan.late === 0 && plan.unfit === 0

/** The least number that is enough, by halving: more of it is never worse. Null when the most is not. */
function fewest(enough: (n: number) => boolean): number | null {
  if (!enough(mostMore)) return null
  let [tooFew, enoughs] = [0, mostMore]
  while (enoughs - tooFew > 1) {
    const middle = Math.floor((tooFew + enoughs) / 2)
    if (enough(middle)) enoughs = middle
    else tooFew = middle
  }
  return enoughs
}
