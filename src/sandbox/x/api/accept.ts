import { json, type Reply } from '../../http/reply.ts'
import type { Accepted } from '../../posting.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { Lately } from '../../store/posts.ts'
import type { World } from '../../world.ts'
import { limitHeaders, replies } from '../replies.ts'
import { fitsPost, shown } from './text.ts'

const quarterMs = 15 * 60_000
const dayMs = 24 * 3_600_000
/** X has named several; it is shown, not enforced. */
const postsPerDay = 2_400

/** Takes a post, or refuses it as X would. Durable after the next commit. `arrivedAt` in ms. */
export function accept(world: World, account: SandboxAccount, text: string, arrivedAt: number): Accepted {
  const { store, faults, feed, now } = world
  const at = now()
  const standing = faults.standing(account.handle)
  if (standing === 'suspended') return refused(standing, replies.userSuspended())
  if (standing === 'locked') return refused(standing, replies.userLocked())
  if (!fitsPost(text)) return refused('too-long', replies.tooLong())
  const lately = store.posts.lately(account.id, text, at)
  const perQuarter = faults.settings.postsPerQuarterHour
  const headers = limits(lately, perQuarter, at)
  if (perQuarter !== null && lately.quarter >= perQuarter)
    return refused('limited', replies.userLimit(at, nextQuarter(at) - at), {
      ...headers,
      'x-rate-limit-remaining': '0',
    })
  if (lately.same && faults.settings.duplicateCheck) return refused('duplicate', replies.duplicate(), headers)
  const id = store.posts.add(account.id, text, arrivedAt, at)
  faults.countAccepted()
  const { id: accountId, ...author } = account
  feed.posted({ id, accountId, text, arrivedAt, ...author })
  const data = { edit_history_tweet_ids: [id], id, text: shown(id, text).text }
  return { reply: json(201, { data }, headers), answer: 'posted', postId: id }
}

function refused(answer: string, reply: Reply, headers: Record<string, string> = {}): Accepted {
  return { reply: { ...reply, headers: { ...headers, ...reply.headers } }, answer, postId: null }
}

const nextQuarter = (at: number) => at - (at % quarterMs) + quarterMs

function limits({ quarter, day }: Lately, perQuarter: number | null, at: number): Record<string, string> {
  return {
    ...limitHeaders('x-rate-limit', perQuarter ?? 10_000, (perQuarter ?? 10_000) - quarter - 1, nextQuarter(at)),
    ...limitHeaders('x-user-limit-24hour', postsPerDay, postsPerDay - day - 1, at - (at % dayMs) + dayMs),
  }
}
