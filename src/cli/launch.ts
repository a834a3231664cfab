import { type CountedPosts, countedPosts } from '../domain/launch/counted-posts.ts'
import { hasSeveralNetworks, statusOf } from '../domain/launch/held.ts'
import { closesAt, isRestored } from '../domain/launch/launch.ts'
import { type LaunchStats, readLaunchStats } from '../domain/launch/launch-stats.ts'
import { type Hold, isHeld } from '../domain/ledger/holds.ts'
import { type NetworkName, networkLabels } from '../networks/port.ts'
import { lostSenderSentence } from '../pages/launch/board/state.ts'
import { momentExactly, number } from '../text/format.ts'
import { text } from '../text/text.ts'
import { duration } from '../text/times.ts'
import { command } from './command.ts'
import { type FoundLaunch, requireLaunch } from './find-launch.ts'
import { latenessLines } from './lateness.ts'

export const launchCommand = command({
  name: 'launch',
  summary: 'shows how a launch stands: state, counts, lateness',
  help: `npm run thunderclap -- launch <slug>

Changes nothing. Times on the clock of the campaign. Lateness: from the moment until a request was written, by our clock;
published: until the time that its network gives a post, by the network's clock.`,
  forms: {
    '<slug>': (cli, slug) => {
      for (const [name, value] of lines(requireLaunch(cli, slug), Date.now())) cli.say(`${name.padEnd(12)} ${value}`)
    },
  },
})

type Line = readonly [string, string]

function lines({ db, campaign, launch }: FoundLaunch, now: number): Line[] {
  const stats = readLaunchStats(db, launch)
  const state = text('en').status.organizer[statusOf(stats, now)]
  const at = (ms: number) => momentExactly(ms, campaign.timeZone, 'en')
  const open = launch.finishedAt === null && launch.armedAt !== null
  return [
    ['campaign', campaign.title],
    ['state', [`${state.name}. ${state.text}`, lostSenderSentence(campaign.timeZone, stats, 'en')].join(' ').trim()],
    ...stats.holds.filter(hold => isHeld(hold) && stats.networks[hold.network]).flatMap(hold => heldLines(hold, stats)),
    ['moment', at(launch.launchAt)],
    ...(open ? [['tries until', at(closesAt(launch))] as const] : []),
    ...counts(stats),
    ...latenessLines(stats),
  ]
}

function heldLines({ network, haltedAt, reason, said }: Hold, stats: LaunchStats): Line[] {
  const label = hasSeveralNetworks(stats) ? `${networkLabels[network]}: ` : ''
  if (haltedAt === null) return label === '' ? [] : [['held', `${label}paused.`]]
  const { halts } = text('en').reasons
  const { advice } = text('en').control.halt
  const known = reason !== null && Object.hasOwn(halts, reason) ? (reason as keyof typeof halts) : null
  return [
    ['why', `${label}${known ? `${halts[known]} (${reason})` : reason}`],
    ...(known ? [['what to do', advice[known]] as const] : []),
    ...(said === null ? [] : [['it said', said] as const]),
  ]
}

function counts(stats: LaunchStats): Line[] {
  const { launch, posts, networks, stopTimeMs } = stats
  const words = text('en').ledger.states
  const { stopTime } = text('en').control
  const totals = Object.fromEntries(Object.entries(networks).map(([network, { total }]) => [network, total]))
  return [
    ['posts', shares({ n: posts.total, networks: totals })],
    ...countedPosts(stats).map(row => [`  ${words[row.kind].toLowerCase()}`, shares(row)] as const),
    ...(stopTimeMs === null || isRestored(launch)
      ? []
      : [
          ['stop', stopTime(stopTimeMs === 0 ? null : duration(stopTimeMs, 'en'), launch.finishedAt !== null)] as const,
        ]),
  ]
}

/** "250", or "250 (X 150, Bluesky 100)" where there are several networks. */
function shares({ n, networks }: Pick<CountedPosts, 'n' | 'networks'>): string {
  const each = Object.entries(networks).map(
    ([network, own]) => `${networkLabels[network as NetworkName]} ${number(own, 'en')}`,
  )
  return each.length < 2 ? number(n, 'en') : `${number(n, 'en')} (${each.join(', ')})`
}
