import { hasSeveralNetworks, statusOf } from '../domain/launch/held.ts'
import { closesAt } from '../domain/launch/launch.ts'
import { type LaunchStats, readLaunchStats } from '../domain/launch/launch-stats.ts'
import { type Hold, isHeld } from '../domain/ledger/holds.ts'
import { listedStates } from '../domain/ledger/list.ts'
import type { Counts } from '../domain/ledger/read.ts'
import { type NetworkName, networkLabels } from '../networks/port.ts'
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
    ['state', `${state.name}. ${state.text}`],
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
  const { posts, stopTimeMs } = stats
  const { finishedAt } = stats.launch
  const words = text('en').ledger.states
  const some = listedStates.filter(state => posts[state] > 0 || state === 'posted')
  const { stopTime } = text('en').control
  return [
    ['posts', shares(stats, 'total')],
    ...some.map(state => [`  ${words[state].toLowerCase()}`, shares(stats, state)] as const),
    ...(stopTimeMs === null
      ? []
      : [['stop', stopTime(stopTimeMs === 0 ? null : duration(stopTimeMs, 'en'), finishedAt !== null)] as const]),
  ]
}

/** "250", or "250 (X 150, Bluesky 100)" where there are several networks. */
function shares(stats: LaunchStats, count: keyof Counts): string {
  const all = number(stats.posts[count], 'en')
  if (!hasSeveralNetworks(stats)) return all
  const each = Object.entries(stats.networks).map(
    ([network, counts]) => `${networkLabels[network as NetworkName]} ${number(counts[count], 'en')}`,
  )
  return `${all} (${each.join(', ')})`
}
