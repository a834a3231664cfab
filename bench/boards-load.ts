import { startOurs } from './baselines/ours.ts'
import { cpuMs } from './child-process.ts'
import { withEnvironment } from './environment.ts'
import { median } from './figures.ts'
import type { Options } from './options.ts'
import { measure, type Round } from './round.ts'

/** The same launch without open boards and with many. Medians of as many rounds as the comparison has. */
export type Boards = {
  readonly boards: number
  readonly posts: number
  readonly rounds: number
  readonly without: Watched
  readonly beside: Watched
  /** Lateness of the last post, with boards by without. */
  readonly ratio: number
}

export type Watched = {
  /** ms after T0. */
  readonly p50: number
  readonly last: number
  /** CPU of the web process meanwhile, in ms. */
  readonly webCpuMs: number
  /** Boards that were open to the end. */
  readonly open: number
}

export async function watchLaunches({ boards, posts, rounds, senders, profile }: Options): Promise<Boards | null> {
  if (boards === 0) return null
  const [without, beside]: [Watched[], Watched[]] = [[], []]
  for (let n = 0; n < Math.max(1, rounds); n++) {
    without.push(await watched(0, { posts, senders, profile }))
    beside.push(await watched(boards, { posts, senders, profile }))
  }
  const middle = { without: middleOf(without), beside: middleOf(beside) }
  return { boards, posts, rounds: without.length, ...middle, ratio: middle.beside.last / middle.without.last }
}

function watched(
  boards: number,
  { posts, senders, profile }: Pick<Options, 'posts' | 'senders' | 'profile'>,
): Promise<Watched> {
  return withEnvironment({ posts, delayMs: 0, profile }, async environment => {
    const { running, campaign, settings } = await startOurs(environment, { posts, processes: senders })
    const web = await environment.start('web', 'src/web.ts', { ...settings, PORT: '0', TRUST_PROXY: '1' })
    const url = `http://127.0.0.1:${web.said.port}/c/${campaign.slug}/live/events`
    const readers = await environment.start('boards', 'bench/processes/boards.ts', {
      BOARDS_URL: url,
      BOARDS: String(boards),
    })
    const before = cpuMs(web.pid)
    const round: Round = await measure(environment, running, posts)
    const webCpuMs = cpuMs(web.pid) - before
    const { open } = await readers.ask<{ open: number }>({})
    return { p50: round.lateness.p50, last: round.lateness.last, webCpuMs, open }
  })
}

const middleOf = (rounds: readonly Watched[]): Watched => ({
  p50: median(rounds.map(one => one.p50)),
  last: median(rounds.map(one => one.last)),
  webCpuMs: median(rounds.map(one => one.webCpuMs)),
  open: median(rounds.map(one => one.open)),
})
