import { z } from 'zod'
import { countPosts } from '../domain/launch/counted-posts.ts'
import { type NetworkName, networkLabels } from '../networks/port.ts'
import { text } from '../text/text.ts'

/** What is read of `/c/:slug/launch.json`. Times are ms after T0, null before the first post. */
export const LaunchFigures = z.object({
  state: z.string(),
  launchAtMs: z.number(),
  posts: z.object({
    total: z.number(),
    posted: z.number(),
    refused: z.number(),
    unknown: z.number(),
    withdrawn: z.number(),
    stopped: z.number(),
    missed: z.number(),
    pending: z.number(),
  }),
  /** Of those that are `missed`. */
  stayedBack: z.number(),
  goalMissed: z.boolean(),
  finishedAt: z.string().nullable(),
  networks: z.record(z.string(), z.object({ posted: z.number(), held: z.string().nullable() })).default({}),
  lateness: z.object({ first: z.number(), p50: z.number(), last: z.number() }).nullable(),
  published: z.object({ last: z.number() }).nullable().default(null),
})
export type LaunchFigures = z.infer<typeof LaunchFigures>

/** Whether nothing happens by itself any more. */
export const isLaunchOver = ({ state, finishedAt }: Pick<LaunchFigures, 'state' | 'finishedAt'>) =>
  finishedAt !== null || state === 'missed'

/** One line on where a launch stands. */
export function progressLine(launch: LaunchFigures, now: number): string {
  const { posted, total } = launch.posts
  switch (launch.state) {
    case 'cancelled':
      return launch.goalMissed
        ? 'Too few had pledged at the moment; nothing was sent.'
        : 'The launch was cancelled; nothing was sent.'
    case 'missed':
      return 'The launch was missed; nothing was sent. Give it another time on the organizer’s side.'
    case 'halted':
      return launch.finishedAt === null
        ? `The launch is held back: ${counts(launch)}. See the organizer’s side.`
        : `The launch was held back until its time was over: ${counts(launch)}`
    case 'stopped':
      return `Stopped: ${counts(launch)}`
    case 'finished':
      return [counts(launch), ...lateness(launch), ...shares(launch)].join(' · ')
    default:
      return now < launch.launchAtMs
        ? `Launch in ${minutes(launch.launchAtMs - now)}`
        : [
            `Launching: ${posted.toLocaleString('en')} of ${total.toLocaleString('en')} posted`,
            ...shares(launch),
            ...held(launch),
          ].join(' · ')
  }
}

/** The words of the board, in its order. */
function counts(launch: LaunchFigures): string {
  const { posts } = launch
  const others = countPosts(launch)
    .filter(([kind]) => kind !== 'posted')
    .map(([kind, n]) => `${n.toLocaleString('en')} ${text('en').ledger.states[kind].toLowerCase()}`)
  return [`${posts.posted.toLocaleString('en')} of ${posts.total.toLocaleString('en')} posted`, ...others].join(' · ')
}

/** When posts left; and when the last was published, by its network's clock. */
function lateness({ lateness: late, published }: LaunchFigures): string[] {
  if (!late) return []
  const left = [`first ${signedMs(late.first)}`, `median ${signedMs(late.p50)}`, `last ${signedMs(late.last)}`]
  return published ? [...left, `published by ${signedMs(published.last)}`] : left
}

/** What went out on each network, where there are several. */
function shares({ networks }: LaunchFigures): string[] {
  const each = Object.entries(networks).map(([name, { posted }]) => `${labelOf(name)} ${posted.toLocaleString('en')}`)
  return each.length > 1 ? [each.join(', ')] : []
}

const labelOf = (name: string) => (isNetwork(name) ? networkLabels[name] : name)
const isNetwork = (name: string): name is NetworkName => Object.hasOwn(networkLabels, name)

const held = ({ networks }: LaunchFigures): string[] =>
  Object.entries(networks).flatMap(([name, { held: why }]) =>
    why === null ? [] : [`${labelOf(name)} held back: ${why}`],
  )

const signedMs = (ms: number) =>
  `${ms < 0 ? '−' : '+'}${Math.abs(ms) < 10 ? Math.abs(ms).toFixed(1) : Math.abs(Math.round(ms)).toLocaleString('en')} ms`

function minutes(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
