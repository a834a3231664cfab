import type { Lookup, NetworkName } from '../../src/networks/port.ts'
import type { PostOutcome } from '../../src/networks/post-outcome.ts'
import type { Random } from './random.ts'

/** Whose post it is. */
export type Poster = { readonly account: number; readonly network: NetworkName }
/** Takes one a key, whatever comes when, and shows it at once. */
export const hasKeys = (network: NetworkName) => network === 'bluesky'
/** Takes one a key, where the second comes some time after the first was taken, and not too late. */
const keepsKeys = (network: NetworkName) => network === 'mastodon'
export const keptMs = 300_000
/** It is busy: neither the key nor the post is there before. */
const knownAfterMs = 40_000

type Post = { readonly account: number; readonly at: number; readonly shownAt: number }
/** A request on its way, or an answer on its way back. */
export type Exchange = Poster & {
  readonly acceptAt: number | null
  readonly answer: { readonly at: number; readonly outcome: PostOutcome } | null
}

/**
 * A network that lies in every way a real one does: takes a post and hangs up, takes it seconds later, answers nothing,
 * refuses, shows its posts late. It never refuses a duplicate, so that it hides no mistake of ours.
 */
export type ModelNetwork = ReturnType<typeof modelNetwork>

/** On X a post is taken, and shown, at most so long after its request: all looks come later. */
const takenWithinMs = 12_000
const shownWithinMs = 3_000

export function modelNetwork(now: () => number, rnd: Random, honest: () => boolean) {
  const posts: Post[] = []
  let pending: Exchange[] = []
  let ids = 0

  const there = (account: number) => posts.find(post => post.account === account)

  function decide({ account, network }: Poster): Exchange {
    const at = now() + rnd.between(1, 300)
    const posted: PostOutcome = { kind: 'posted', remoteId: String(++ids), url: null, at }
    const unknown: PostOutcome = { kind: 'unknown', cause: 'reset' }
    // As a Bluesky server answers for a key that it has.
    if (hasKeys(network) && there(account)) {
      const failed: PostOutcome = { kind: 'unknown', cause: 'server-error' }
      return { account, network, acceptAt: null, answer: { at, outcome: failed } }
    }
    const before = there(account)
    if (keepsKeys(network) && before && now() > before.at + knownAfterMs && now() < before.at + keptMs) {
      const same: PostOutcome = { ...posted, at: before.at }
      const failed: PostOutcome = { kind: 'unknown', cause: 'server-error' }
      return { account, network, acceptAt: null, answer: { at, outcome: rnd.chance(0.5) ? same : failed } }
    }
    const fate = honest() ? 1 : rnd.next()
    if (fate > 0.4) return { account, network, acceptAt: at, answer: { at: at + rnd.between(1, 200), outcome: posted } }
    if (fate > 0.3) return { account, network, acceptAt: at, answer: { at, outcome: unknown } }
    if (fate > 0.22) return { account, network, acceptAt: null, answer: { at, outcome: unknown } }
    if (fate > 0.15) return { account, network, acceptAt: now() + rnd.between(1, takenWithinMs), answer: null }
    if (fate > 0.1) {
      const until = now() + rnd.between(500, 5_000)
      const outcome: PostOutcome = { kind: 'try-later', scope: 'account', until, cause: 'limited' }
      return { account, network, acceptAt: null, answer: { at, outcome } }
    }
    if (fate > 0.04) {
      const outcome: PostOutcome = { kind: 'refused', reason: 'suspended', reconnect: false }
      return { account, network, acceptAt: null, answer: { at, outcome } }
    }
    return { account, network, acceptAt: null, answer: null }
  }

  return {
    posts: () => posts,
    /** A request reaches the network. The answer is to be fetched by whoever still listens. */
    receive: (poster: Poster): Exchange => {
      const exchange = decide(poster)
      pending.push(exchange)
      return exchange
    },
    /** What was on its way is taken when its time has come, whatever became of the sender. */
    settle: () => {
      for (const { account, network, acceptAt } of pending.filter(
        one => one.acceptAt !== null && one.acceptAt <= now(),
      )) {
        const at = acceptAt ?? 0
        if (!hasKeys(network))
          posts.push({ account, at, shownAt: at + rnd.between(0, keepsKeys(network) ? knownAfterMs : shownWithinMs) })
        else if (!there(account)) posts.push({ account, at, shownAt: at })
      }
      pending = pending.filter(one => one.acceptAt === null || one.acceptAt > now())
    },
    look: (account: number): Lookup => {
      if (!honest() && rnd.chance(0.1)) return { kind: 'unreadable', cause: 'limited' }
      const shown = posts.find(post => post.account === account && post.shownAt <= now())
      if (!shown) return { kind: 'absent' }
      return { kind: 'found', remoteId: `seen-${account}`, url: '', at: shown.at }
    },
    idle: () => pending.every(one => one.acceptAt === null),
  }
}
