import { elapsed } from '../../../client/lib/clock.ts'
import { type Campaign, collectsPledges } from '../../../domain/campaign/campaign.ts'
import { hasSeveralNetworks, heldIn, statusOf, waitingPosts } from '../../../domain/launch/held.ts'
import { armAheadMs, underWay } from '../../../domain/launch/launch.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { launchStatus, phaseOf } from '../../../domain/launch/status.ts'
import type { SupporterCount } from '../../../domain/supporter/supporter-count.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { clockTimeSeconds, number, reach } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { type SkylinePicture, skylinePicture } from '../../../ui/skyline-picture.ts'
import { haltSentence, heldSentences } from './held-sentences.ts'

export type BoardGiven = {
  readonly campaign: Campaign
  readonly stats: LaunchStats
  readonly supporterCount: SupporterCount
  readonly now: number
  readonly lang: Lang
}

export type Figure = { readonly value: string; readonly label: string; readonly detail: string }

/** All that changes on the board, as texts: the page shows it and the stream sends it. */
export type Board = {
  /** Counting down to T0, up from it, or showing `still`. */
  readonly clock: 'countdown' | 'running' | 'still'
  readonly still: string
  readonly stillNote: string
  readonly state: string
  /** None where no post was asked for, or none promised in time. */
  readonly figures: readonly Figure[]
  readonly why: boolean
  readonly skyline: SkylinePicture
}

export function boardOf(given: BoardGiven): Board {
  const clock = clockOf(given)
  const still = clock === 'still' ? stillOf(given) : { still: '', stillNote: '' }
  return {
    clock,
    ...still,
    state: stateOf(given),
    figures: isWithoutFigures(given) ? [] : isAhead(given) ? before(given) : after(given),
    why: !isAhead(given) && notSent(given) + given.stats.posts.unknown > 0,
    skyline: pictureOf(given),
  }
}

type Told = Omit<BoardGiven, 'supporterCount'>

/** The skyline of a launch; before its moment (and when that was missed) the crowd that waits for it. */
export function pictureOf(given: Told): SkylinePicture {
  const { campaign, stats, lang } = given
  const { launch, posts, lateness } = stats
  const waiting = lateness || launch.state === 'cancelled' ? 0 : isAhead(given) ? posts.total : posts.pending
  return skylinePicture({
    skyline: stats.skyline,
    launchAt: launch.launchAt,
    timeZone: campaign.timeZone,
    posted: posts.posted,
    waiting,
    lateness,
    stopAtMs: launch.stoppedAt === null ? null : launch.stoppedAt - launch.launchAt,
    lang,
  })
}

/** It asks for no pledges, so its moment is a day to act on and no launch of posts. */
export const isWithoutPosts = ({ campaign, stats }: Told) => !collectsPledges(campaign) && stats.posts.total === 0

/** Zeros and nothing else. */
export const isWithoutFigures = (given: Told) =>
  isWithoutPosts(given) || (given.stats.posts.total === 0 && !isAhead(given))

const isAhead = ({ stats: { launch }, now }: Told) => ['open', 'missed'].includes(phaseOf(launch, now))

function clockOf({ stats, now }: BoardGiven): Board['clock'] {
  const { launch, lateness } = stats
  const phase = phaseOf(launch, now)
  if (phase === 'open') return 'countdown'
  const allLeft = waitingPosts(stats).free === 0 && lateness !== null
  return phase === 'under-way' && launch.pausedAt === null && !allLeft ? 'running' : 'still'
}

/** A word for a launch that did not go its way; else how late the last post was. */
function stillOf(given: BoardGiven) {
  const { stats, now, lang } = given
  const { launch, lateness } = stats
  const { short } = text(lang).status
  const phase = phaseOf(launch, now)
  const word = statusOf(stats, now) === 'paused' ? 'paused' : phase
  if (word !== 'open' && word !== 'under-way' && word !== 'finished') return { still: short[word], stillNote: '' }
  if (lateness) return { still: elapsed(lateness.last), stillNote: text(lang).live.afterMoment }
  return { still: isWithoutPosts(given) ? short.now : short.nothing, stillNote: '' }
}

/** Where the launch stands, in a sentence; what is held back, where it is on several networks, in one for each. */
export function stateOf(given: Told): string {
  const { stats, now, lang } = given
  const held = heldSentences(stats, lang)
  const isStill = waitingPosts(stats).free === 0 && !isAhead(given)
  if (held.length === 0 || isHeldByClocks(stats, now)) return wholeStateOf(given)
  return (isStill ? held : [wholeStateOf(given), ...held]).join(' ')
}

function wholeStateOf(given: Told): string {
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
    case 'finished':
      return lateness ? words.finished(duration(lateness.first, lang), duration(lateness.last, lang)) : words.nothing
    case 'stopped':
      if (stats.stopTimeMs) return words.stopped(duration(stats.stopTimeMs, lang))
      return posts.pending > 0 ? words.stopping : words.stoppedClean
    case 'halted':
      return words.halted(haltSentence(haltReason(stats), lang))
    default:
      return words[status]
  }
}

function isHeldByClocks({ launch, clocksDisagree }: LaunchStats, now: number): boolean {
  if (!clocksDisagree) return false
  const isDue = launch.state === 'open' && now >= launch.launchAt - armAheadMs
  return isDue || underWay.some(state => state === launch.state)
}

function before({ campaign, stats, supporterCount, lang }: BoardGiven): Board['figures'] {
  const { supporters, byHand } = supporterCount
  const words = text(lang).live.figures
  return [
    {
      value: number(supporters, lang),
      label: words.promised.label(supporters),
      detail: [shares(stats, 'total', lang), byHand > 0 && words.promised.byHand(number(byHand, lang))]
        .filter(Boolean)
        .join(' · '),
    },
    { value: number(campaign.goal, lang), label: words.wanted.label, detail: '' },
    { value: reach(supporterCount.reach, lang), label: words.reach.label, detail: words.reach.detail },
  ]
}

/** "X 120 · Bluesky 98"; nothing where there is one network only. */
function shares(stats: LaunchStats, of: 'total' | 'posted', lang: Lang): string {
  if (!hasSeveralNetworks(stats)) return ''
  const { networks } = text(lang).common
  return Object.entries(stats.networks)
    .map(([network, counts]) => `${networks[network as NetworkName]} ${number(counts[of], lang)}`)
    .join(' · ')
}

const notSent = ({ stats: { posts } }: BoardGiven) => posts.refused + posts.stopped + posts.withdrawn + posts.missed

/** Add up to what was promised. */
function after(given: BoardGiven): Board['figures'] {
  const { posts } = given.stats
  const words = text(given.lang).live.figures
  const each = shares(given.stats, 'posted', given.lang)
  const n = (count: number) => number(count, given.lang)
  return [
    {
      value: n(posts.posted),
      label: words.posted.label,
      detail: [words.posted.of(n(posts.total)), each].filter(Boolean).join(' · '),
    },
    { value: n(notSent(given)), label: words.notSent.label, detail: '' },
    posts.pending > 0
      ? {
          value: n(posts.pending + posts.unknown),
          label: isHeld(given.stats) ? words.heldBack.label : words.onTheWay.label,
          detail: waitingDetail(given.stats, given.lang),
        }
      : {
          value: n(posts.unknown),
          label: words.unclear.label,
          detail: posts.unknown > 0 ? words.unclear.detail : '',
        },
  ]
}

/** Whether all of what waits is held back. */
const isHeld = (stats: LaunchStats) =>
  stats.launch.state === 'halted' || stats.launch.pausedAt !== null || waitingPosts(stats).free === 0

function waitingDetail(stats: LaunchStats, lang: Lang): string {
  const words = text(lang).live.figures.onTheWay
  const held = isHeld(stats) ? 0 : waitingPosts(stats).held
  const { unknown } = stats.posts
  return [held > 0 ? words.held(number(held, lang)) : '', unknown > 0 ? words.unclear(number(unknown, lang)) : '']
    .filter(Boolean)
    .join(', ')
}

const haltReason = (stats: LaunchStats) => heldIn(stats).find(hold => hold.haltedAt !== null)?.reason ?? null
