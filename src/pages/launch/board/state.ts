import { type Campaign, collectsPledges } from '../../../domain/campaign/campaign.ts'
import { heldAndFree, heldIn } from '../../../domain/launch/held.ts'
import { armAheadMs, closesAt, underWay } from '../../../domain/launch/launch.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { launchStatus, phaseOf } from '../../../domain/launch/status.ts'
import type { SupporterCount } from '../../../domain/supporter/supporter-count.ts'
import { clockTimeSeconds, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { onlyNetwork } from './figures.tsx'
import { haltSentence, heldSentences } from './held-sentences.ts'

export type BoardGiven = {
  readonly campaign: Campaign
  readonly stats: LaunchStats
  readonly supporterCount: SupporterCount
  readonly now: number
  readonly lang: Lang
}

export type BoardFacts = Omit<BoardGiven, 'supporterCount'>

/** It asks for no pledges, so its moment is a day to act on and no launch of posts. */
export const isWithoutPosts = ({ campaign, stats }: BoardFacts) => !collectsPledges(campaign) && stats.posts.total === 0

export const isAhead = ({ stats: { launch }, now }: BoardFacts) => ['open', 'missed'].includes(phaseOf(launch, now))

/** Where the launch stands, in a sentence; what is held back, where it is on several networks, in one for each. */
export function stateOf(given: BoardFacts): string {
  const { stats, now, lang } = given
  const held = heldSentences(stats, lang)
  const isStill = heldAndFree(stats).free === 0 && !isAhead(given)
  if (held.length === 0 || isHeldByClocks(stats, now)) return wholeStateOf(given)
  return (isStill ? held : [wholeStateOf(given), ...held]).join(' ')
}

function wholeStateOf(given: BoardFacts): string {
  const { campaign, stats, now, lang } = given
  const words = text(lang).status.board
  const { launch, lateness, posts } = stats
  const phase = phaseOf(launch, now)
  const status = launchStatus(launch, now)
  if (isWithoutPosts(given) && launch.state !== 'cancelled') return phase === 'open' ? words.dayAhead : words.dayCome
  if (status !== 'paused' && isHeldByClocks(stats, now)) return words.clocks
  switch (status) {
    case 'draft':
    case 'open':
    case 'arming':
    case 'armed':
      return posts.total > 0 ? words[status] : words.nobody
    case 'overdue':
      if (phase === 'missed') return words.missed
      return words.overdue(clockTimeSeconds(launch.launchAt + launch.lateLimitMs, campaign.timeZone, lang))
    case 'firing':
      return posts.pending === 0 && lateness ? words.settling : words.firing
    case 'settling':
      return [words.settling, lostSenderSentence(campaign.timeZone, stats, lang)].filter(Boolean).join(' ')
    case 'finished':
      return lateness ? closenessSentence(stats, lang) : words.nothing
    case 'stopped':
      return `${words.stopped.title} ${afterStop(stats, lang)}`
    case 'halted':
      return words.halted(haltSentence(haltReason(stats), lang))
    case 'ended':
      return words.ended(haltSentence(haltReason(stats), lang))
    default:
      return words[status]
  }
}

/** Why a launch settles for so long, and until when; empty where nothing but answers is waited for. */
export function lostSenderSentence(timeZone: string, { launch, maybeGivenBack: n }: LaunchStats, lang: Lang): string {
  if (n === 0) return ''
  return text(lang).status.board.lostSender(n, number(n, lang), clockTimeSeconds(closesAt(launch), timeZone, lang))
}

function isHeldByClocks({ launch, clocksDisagree }: LaunchStats, now: number): boolean {
  if (!clocksDisagree) return false
  const isDue = launch.state === 'open' && now >= launch.launchAt - armAheadMs
  return isDue || underWay.some(state => state === launch.state)
}

/** Whether posts still left after Stop; or of how many that is not known yet. */
export function afterStop({ posts, stopTimeMs }: LaunchStats, lang: Lang): string {
  const words = text(lang).status.board.stopped
  if (posts.pending > 0) return words.findingOut(posts.pending, number(posts.pending, lang))
  return stopTimeMs ? words.later(duration(stopTimeMs, lang)) : words.clean
}

/** Both truths: when posts left, by our clock, and when they were published, by the networks'. */
export function closenessSentence(stats: LaunchStats, lang: Lang): string {
  const { launch, posts, lateness, published } = stats
  const words = text(lang).status.board
  if (!lateness) return ''
  const [first, last] = [lateness.first, lateness.last].map(ms => duration(Math.max(0, ms), lang)) as [string, string]
  const left =
    posts.posted === 1 ? words.one(last) : launch.spreadMs > 0 ? words.spread(last) : words.finished(first, last)
  if (!published) return left
  return `${left} ${words.published(posts.posted, onlyNetwork(stats), duration(Math.max(0, published.last), lang))}`
}

const haltReason = (stats: LaunchStats) => heldIn(stats).find(hold => hold.haltedAt !== null)?.reason ?? null
