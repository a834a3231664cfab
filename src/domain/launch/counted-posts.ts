import type { NetworkName } from '../../networks/port.ts'
import type { Counts } from '../ledger/read.ts'
import type { LaunchStats } from './launch-stats.ts'

/** How promised posts stand, in the order and by the words in which every page, file and terminal line counts them. */
const kinds = [
  'posted',
  'pending',
  /** Of a stopped launch: whether they had left by then. */
  'findingOut',
  'refused',
  'unknown',
  'stopped',
  /** The launch was called off, or its goal missed. */
  'cancelled',
  'unreached',
  'withdrawn',
  /** By a condition of their supporters. */
  'stayedBack',
  'missed',
] as const
export type CountedKind = (typeof kinds)[number]

/** Of a launch: `stayedBack` of its missed posts did so by their supporters' own condition. */
export type Counted = {
  readonly state: string
  readonly goalMissed: boolean
  readonly posts: Omit<Counts, 'total'>
  readonly stayedBack: number
}

/** Those that there are, and how many are posted; they add up to what was promised. */
export function countPosts({
  state,
  goalMissed,
  posts,
  stayedBack,
}: Counted): readonly (readonly [CountedKind, number])[] {
  const notLeft = state !== 'cancelled' ? 'stopped' : goalMissed ? 'unreached' : 'cancelled'
  const counts: Partial<Record<CountedKind, number>> = {
    ...posts,
    pending: 0,
    stopped: 0,
    [state === 'stopped' ? 'findingOut' : 'pending']: posts.pending,
    [notLeft]: posts.stopped,
    stayedBack,
    missed: posts.missed - stayedBack,
  }
  return kinds.flatMap(kind =>
    (counts[kind] ?? 0) > 0 || kind === 'posted' ? [[kind, counts[kind] ?? 0] as const] : [],
  )
}

export type CountedPosts = {
  readonly kind: CountedKind
  readonly n: number
  readonly networks: Partial<Record<NetworkName, number>>
}

export function countedPosts({ launch, posts, networks, reasons }: LaunchStats): readonly CountedPosts[] {
  const { state } = launch
  const goalMissed = launch.unreachedAt !== null
  const back = stayedBack({ reasons })
  const each = Object.entries(networks).map(([network, counts]) => {
    const own = { state, goalMissed, posts: counts, stayedBack: back.networks[network as NetworkName] ?? 0 }
    return [network, new Map(countPosts(own))] as const
  })
  return countPosts({ state, goalMissed, posts, stayedBack: back.n }).map(([kind, n]) => ({
    kind,
    n,
    networks: Object.fromEntries(each.map(([network, counts]) => [network, counts.get(kind) ?? 0])),
  }))
}

export const stayedBack = ({ reasons }: Pick<LaunchStats, 'reasons'>): Pick<CountedPosts, 'n' | 'networks'> =>
  reasons.find(row => row.state === 'missed' && row.reason === 'too-few') ?? { n: 0, networks: {} }
