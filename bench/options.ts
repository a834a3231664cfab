import { parseArgs } from 'node:util'
import { connectionsAtMost } from '../workers/fire/host.ts'

export const usage = `npm run bench -- [options]
  --posts N        posts of each round of the comparison (10000)
  --rounds N       rounds; figures are medians of them (3). 0: no comparison
  --delays 200,0   ms after which the peer answers
  --only a,b       only these: ours, bare, job-each, job-each-100,
                   promise-all; none: leave out the comparison
  --senders N      processes of ours, bare and job-each (2)
  --sockets N      sockets of each process of bare, jobs at once of each of job-each (as many as ours has: ${connectionsAtMost})
  --bluesky N      posts of each round of the contest on Bluesky, over 86 hosts (10000). 0: none
  --mastodon N     the same on Mastodon (10000). 0: none
  --grants N       so many grants of Bluesky renewed before a launch, the web beside it: 8 a second (0: not at all)
  --growth 1000,…  sizes that ours alone is tried at, the web beside it (1000,10000,100000); none: leave it out
  --grow           one size more: 1,000,000
  --no-forecast    leave out the forecasts of the capacity plan, compared with launches under limits
  --web-seconds N  how long the web is under load (20). 0: not at all
  --no-pages       leave out the page times with 100,000 pledges against 1,000
  --rush-seconds N seconds of each step from a quarter to four times of the web's capacity (8). 0: not at all
  --boards N       a launch beside so many open boards, and beside none (0: not at all)
  --picture FILE   where the picture of the skylines goes (bench/results/skylines.svg)
  --docs           write picture and figures into docs/ as well
  --profile DIR    CPU profiles of all measured processes`

export type Options = {
  readonly posts: number
  readonly rounds: number
  readonly delays: readonly number[]
  readonly only: readonly string[]
  readonly senders: number
  readonly sockets: number
  readonly bluesky: number
  readonly mastodon: number
  readonly grants: number
  readonly growth: readonly number[]
  readonly forecast: boolean
  readonly webSeconds: number
  readonly rushSeconds: number
  readonly boards: number
  readonly pages: boolean
  readonly picture: string
  readonly docs: boolean
  /** Where CPU profiles go; null for none. */
  readonly profile: string | null
}

/** Null when the options are invalid, or when help was asked for. */
export function readOptions(args: readonly string[]): Options | null {
  const given = parse(args)
  if (!given || given.help) return null
  const growth = given.growth === 'none' ? [] : numbers(given.growth)
  const options: Options = {
    posts: Number(given.posts),
    rounds: Number(given.rounds),
    delays: numbers(given.delays),
    only: given.only.split(','),
    senders: Number(given.senders),
    sockets: Number(given.sockets),
    bluesky: Number(given.bluesky),
    mastodon: Number(given.mastodon),
    grants: Number(given.grants),
    growth: given.grow ? [...growth, 1_000_000] : growth,
    forecast: !given['no-forecast'],
    webSeconds: Number(given['web-seconds']),
    rushSeconds: Number(given['rush-seconds']),
    boards: Number(given.boards),
    pages: !given['no-pages'],
    picture: given.picture,
    docs: given.docs,
    profile: given.profile ?? null,
  }
  const { posts, senders, sockets, rounds, delays, webSeconds, rushSeconds, boards, bluesky, mastodon, grants } =
    options
  const isValid =
    [posts, senders, sockets, ...options.growth].every(n => Number.isInteger(n) && n > 0) &&
    [rounds, webSeconds, rushSeconds, boards, bluesky, mastodon, grants, ...delays].every(
      n => Number.isInteger(n) && n >= 0,
    )
  return isValid ? options : null
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        posts: { type: 'string', default: '10000' },
        rounds: { type: 'string', default: '3' },
        delays: { type: 'string', default: '200,0' },
        only: { type: 'string', default: 'ours,bare,job-each,job-each-100,promise-all' },
        senders: { type: 'string', default: '2' },
        sockets: { type: 'string', default: String(connectionsAtMost) },
        bluesky: { type: 'string', default: '10000' },
        mastodon: { type: 'string', default: '10000' },
        grants: { type: 'string', default: '0' },
        growth: { type: 'string', default: '1000,10000,100000' },
        grow: { type: 'boolean', default: false },
        'no-forecast': { type: 'boolean', default: false },
        'no-pages': { type: 'boolean', default: false },
        'web-seconds': { type: 'string', default: '20' },
        'rush-seconds': { type: 'string', default: '8' },
        boards: { type: 'string', default: '0' },
        picture: { type: 'string', default: 'bench/results/skylines.svg' },
        docs: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch {
    return null
  }
}

const numbers = (text: string) => text.split(',').map(Number)
