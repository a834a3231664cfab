import { enterOurs } from './contestants/ours.ts'
import { median } from './figures.ts'
import type { Options } from './options.ts'
import { cpuMs } from './processes.ts'
import { measure, type Round } from './round.ts'
import { openStage } from './stage.ts'

/** The same launch with nobody looking and with so many boards open. Medians of as many rounds as the contest has. */
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

async function watched(
  boards: number,
  { posts, senders, profile }: Pick<Options, 'posts' | 'senders' | 'profile'>,
): Promise<Watched> {
  const stage = await openStage({ posts, delayMs: 0, profile })
  try {
    const { crew, campaign, settings } = await enterOurs(stage, { posts, processes: senders })
    const web = await stage.start('web', 'src/web.ts', { ...settings, PORT: '0', TRUST_PROXY: '1' })
    const url = `http://127.0.0.1:${web.said.port}/c/${campaign.slug}/live/events`
    const readers = await stage.start('boards', 'bench/crew/boards.ts', { BOARDS_URL: url, BOARDS: String(boards) })
    const before = cpuMs(web.pid)
    const round: Round = await measure(stage, crew, posts)
    const webCpuMs = cpuMs(web.pid) - before
    const { open } = await readers.ask<{ open: number }>({})
    return { p50: round.lateness.p50, last: round.lateness.last, webCpuMs, open }
  } finally {
    await stage.clear()
  }
}

const middleOf = (rounds: readonly Watched[]): Watched => ({
  p50: median(rounds.map(one => one.p50)),
  last: median(rounds.map(one => one.last)),
  webCpuMs: median(rounds.map(one => one.webCpuMs)),
  open: median(rounds.map(one => one.open)),
})
