import { startBare } from '../baselines/bare.ts'
import type { Baseline } from '../baselines/baseline.ts'
import { startEngine } from '../baselines/ours.ts'
import { type Contest, competeOnHosts, hostsIn } from '../bluesky/contest.ts'
import { makeCampaignOf } from '../campaign.ts'
import type { Options } from '../options.ts'
import { mastodonAt, peopleOn } from './people.ts'

const ours: Baseline = {
  name: 'ours',
  about: 'as they run in production, without the pace that servers are kept to',
  start: async (environment, task) => {
    const people = peopleOn(hostsIn(environment), task.posts).map(({ host, n, grant }) => ({
      network: 'mastodon' as const,
      id: `${host}/${n}`,
      host,
      handle: `voice${n}@${host}`,
      name: `Voice ${n}`,
      followers: n % 2_000,
      profileUrl: `http://${host}/@voice${n}`,
      grant,
    }))
    const campaign = makeCampaignOf(environment.folder, people)
    return (await startEngine(environment, task, campaign, mastodonAt(hostsIn(environment)))).running
  },
}

const bare: Baseline = {
  name: 'bare',
  about:
    'loops over requests made beforehand, each on a connection of its own; the first ones opened beforehand: the limit',
  start: (environment, task) =>
    startBare(environment, task, 'bench/processes/bare-hosts.ts', {
      BENCH_NETWORK: 'mastodon',
      BENCH_HOSTS: hostsIn(environment).join(' '),
      BENCH_POSTS: String(task.posts),
    }),
}

/** The launch of the contest between baselines, on servers of Mastodon. */
export const competeOnMastodon = (options: Options, tell: (line: string) => void): Promise<Contest> =>
  competeOnHosts([ours, bare], { ...options, posts: options.mastodon }, line => tell(`Mastodon, ${line}`), 'mastodon')
