import { hasSeveralNetworks, heldAndFree, statusOf } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { number, reach } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { type SkylinePicture, skylinePicture } from '../../../ui/skyline-picture.ts'
import { type BoardFacts, type BoardGiven, isAhead, isWithoutPosts, stateOf } from './state.ts'

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

/** The skyline of a launch; before its moment (and when that was missed) the crowd that waits for it. */
export function pictureOf(given: BoardFacts): SkylinePicture {
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

/** Zeros and nothing else. */
export const isWithoutFigures = (given: BoardFacts) =>
  isWithoutPosts(given) || (given.stats.posts.total === 0 && !isAhead(given))

function clockOf({ stats, now }: BoardGiven): Board['clock'] {
  const { launch, lateness } = stats
  const phase = phaseOf(launch, now)
  if (phase === 'open') return 'countdown'
  const allLeft = heldAndFree(stats).free === 0 && lateness !== null
  return phase === 'under-way' && launch.pausedAt === null && !allLeft ? 'running' : 'still'
}

/** A word for a launch that did not go its way; else how many are out. No time: it would be less than what the clock had shown. */
function stillOf(given: BoardGiven) {
  const { stats, now, lang } = given
  const { posted } = stats.posts
  const { short } = text(lang).status
  const phase = phaseOf(stats.launch, now)
  const word = statusOf(stats, now) === 'paused' ? 'paused' : phase
  if (word !== 'open' && word !== 'under-way' && word !== 'finished') return { still: short[word], stillNote: '' }
  if (posted > 0) return { still: number(posted, lang), stillNote: text(lang).live.out(posted) }
  return { still: isWithoutPosts(given) ? short.now : short.nothing, stillNote: '' }
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
          label: waitingLabel(given.stats, given.lang),
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
  stats.launch.state === 'halted' || stats.launch.pausedAt !== null || heldAndFree(stats).free === 0

function waitingLabel(stats: LaunchStats, lang: Lang): string {
  const words = text(lang).live.figures
  if (stats.launch.state === 'stopped') return words.findingOut.label
  return isHeld(stats) ? words.heldBack.label : words.onTheWay.label
}

function waitingDetail(stats: LaunchStats, lang: Lang): string {
  const { onTheWay: words, findingOut } = text(lang).live.figures
  if (stats.launch.state === 'stopped') return findingOut.detail
  const held = isHeld(stats) ? 0 : heldAndFree(stats).held
  const { unknown } = stats.posts
  return [held > 0 ? words.held(number(held, lang)) : '', unknown > 0 ? words.unclear(number(unknown, lang)) : '']
    .filter(Boolean)
    .join(', ')
}

export type BoardPage = BoardGiven & { readonly board: Board }
