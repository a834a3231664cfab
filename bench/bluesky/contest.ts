import { startBare } from '../baselines/bare.ts'
import type { Baseline } from '../baselines/baseline.ts'
import { startEngine } from '../baselines/ours.ts'
import { makeCampaignOf } from '../campaign.ts'
import { compete, type MedianResult } from '../comparison.ts'
import type { Environment } from '../environment.ts'
import type { Options } from '../options.ts'
import { hostCount } from './hosts.ts'
import { peopleOn } from './people.ts'
import { blueskyAt, nowhere } from './settings.ts'

/** Ours against bare loops on a network of many hosts. The field names are those of the JSON line. */
export type Contest = {
  readonly hosts: number
  readonly standings: readonly MedianResult[]
  /** Time from T0 to the last answer, ours by that of the bare loops. */
  readonly timeByBare: readonly { readonly delayMs: number; readonly ratio: number }[]
}

/** Hosts are asked for their nonces 20 s before T0, and until then batches have to be with senders. */
const leadMs = 40_000

export const hostsIn = ({ peer }: Environment) => String(peer.said.hosts).split(' ')

const ours: Baseline = {
  name: 'ours',
  about: 'as they run in production: nonces learnt before T0, proofs signed with them',
  start: async (environment, task) => {
    const people = peopleOn(hostsIn(environment), task.posts).map(({ did, host, grant }, n) => ({
      network: 'bluesky' as const,
      id: did,
      host,
      handle: `voice${n}.test`,
      name: `Voice ${n}`,
      followers: n % 2_000,
      profileUrl: `https://bsky.app/profile/${did}`,
      grant,
    }))
    const campaign = makeCampaignOf(environment.folder, people)
    const { running } = await startEngine(environment, task, campaign, blueskyAt(nowhere))
    return { ...running, leadMs: Math.max(running.leadMs, leadMs) }
  },
}

const bare: Baseline = {
  name: 'bare',
  about: 'loops over sockets opened, and requests signed with valid nonces, beforehand: the limit',
  start: (environment, task) =>
    startBare(environment, task, 'bench/processes/bare-hosts.ts', {
      BENCH_NETWORK: 'bluesky',
      BENCH_HOSTS: hostsIn(environment).join(' '),
      BENCH_NONCE: String(environment.peer.said.nonce),
      BENCH_POSTS: String(task.posts),
    }),
}

/** The launch of the contest between baselines, on Bluesky's hosts. */
export const competeOnBluesky = (options: Options, tell: (line: string) => void): Promise<Contest> =>
  competeOnHosts([ours, bare], { ...options, posts: options.bluesky }, line => tell(`Bluesky, ${line}`), 'bluesky')

export async function competeOnHosts(
  contestants: readonly Baseline[],
  options: Options,
  tell: (line: string) => void,
  network: 'bluesky' | 'mastodon',
): Promise<Contest> {
  const standings = await compete(contestants, options, tell, `bench/processes/${network}-peer.ts`)
  const lastOf = (name: string, delayMs: number) =>
    standings.find(one => one.contestant === name && one.delayMs === delayMs)?.median.lastAnswerMs ?? Number.NaN
  const timeByBare = options.delays.map(delayMs => ({
    delayMs,
    ratio: lastOf('ours', delayMs) / lastOf('bare', delayMs),
  }))
  return { hosts: hostCount, standings, timeByBare }
}
