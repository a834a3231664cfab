import { type AppLimit, type HostLimits, type NetworkName, networkNames } from '../../../networks/port.ts'
import { type DepartureLimit, type Departures, departures, type HostBounds, slowest } from './departures.ts'

/** Senders behind one address, as networks see it, and how many sockets each of them opens to one host. */
export type Address = { readonly senders: number; readonly sockets: number }

/** What is promised to one host. */
export type HostLoad = {
  readonly network: NetworkName
  readonly host: string
  readonly posts: number
  /** Per address. */
  readonly limits: HostLimits
  /** ms from a request to its answer, measured or assumed. */
  readonly answerMs: number
  /** US dollars for all of these posts. */
  readonly dollars: number
}

/** What one app of ours may still post when the launch begins. */
export type AppLoad = {
  readonly network: NetworkName
  readonly limit: NonNullable<AppLimit>
  /** Posts that count against it by then. */
  readonly used: number
}

export type CapacityGiven = {
  readonly hosts: readonly HostLoad[]
  readonly apps: readonly AppLoad[]
  /** At least one with at least one sender. */
  readonly addresses: readonly Address[]
  /** What the processor of one sender does, posts a second. */
  readonly senderPostsPerSecond: number
  readonly spreadMs: number
  readonly retryWindowMs: number
}

export type HostPlan = {
  readonly network: NetworkName
  readonly host: string
  readonly posts: number
  /** ms after T0; null when no post leaves. */
  readonly firstMs: number | null
  readonly lastMs: number | null
  /** They leave more than `lateMs` after their own moment. */
  readonly late: number
  /** They do not leave before the retry window closes. */
  readonly unfit: number
  /** Their app may not post them. */
  readonly over: number
  /** What sets the pace. */
  readonly held: DepartureLimit
}

/** A network with all of its hosts. */
export type NetworkPlan = Omit<HostPlan, 'host' | 'firstMs'> & {
  readonly hosts: number
  /** US dollars for what leaves. */
  readonly dollars: number
}

export type AppPlan = AppLoad & { readonly posts: number; readonly over: number }

export type CapacityPlan = {
  readonly networks: readonly NetworkPlan[]
  readonly hosts: readonly HostPlan[]
  readonly apps: readonly AppPlan[]
  readonly posts: number
  readonly firstMs: number | null
  readonly lastMs: number | null
  readonly late: number
  /** Not sent: their host takes them too slowly, or the app may not post so many. */
  readonly unfit: number
  readonly over: number
  readonly dollars: number
}

/** A post that leaves later than so after its own moment is no part of it any more. */
export const lateMs = 30_000

/**
 * When a launch is out, and what of it is not: from the limits of its hosts and apps and the senders there are. Pure.
 *
 * Addresses are taken together, as each sender takes the next batch when it is free. Senders' processors are shared by
 * the hosts in proportion to their posts, so a small host is promised nothing that depends on luck in the order.
 */
export function planCapacity(given: CapacityGiven): CapacityPlan {
  const apps = given.apps.map(app => planApp(app, given.hosts))
  const all = sum(given.hosts, host => host.posts)
  const rooms = roomsOf(given.hosts, apps)
  const hosts = given.hosts.map((host, n) => planHost(given, host, rooms[n] ?? 0, all))
  const leaving = hosts.filter(host => host.lastMs !== null)
  return {
    networks: networkNames
      .filter(name => hosts.some(host => host.network === name))
      .map(name => planNetwork(name, hosts)),
    hosts: hosts.map(({ dollars, ...host }) => host),
    apps,
    posts: all,
    firstMs: leaving.length === 0 ? null : Math.min(...leaving.map(host => host.firstMs ?? 0)),
    lastMs: leaving.length === 0 ? null : Math.max(...leaving.map(host => host.lastMs ?? 0)),
    late: sum(hosts, host => host.late),
    unfit: sum(hosts, host => host.unfit),
    over: sum(apps, app => app.over),
    dollars: sum(hosts, host => host.dollars),
  }
}

/** `held`: what sets the pace of the host that takes longest. */
function planNetwork(network: NetworkName, hosts: readonly (HostPlan & { readonly dollars: number })[]): NetworkPlan {
  const own = hosts.filter(host => host.network === network)
  const slowest = [...own].sort((a, b) => b.unfit - a.unfit || (b.lastMs ?? -1) - (a.lastMs ?? -1))[0]
  const total = (of: 'posts' | 'late' | 'unfit' | 'over' | 'dollars') => sum(own, host => host[of])
  const lasts = own.flatMap(host => host.lastMs ?? [])
  return {
    network,
    hosts: own.length,
    posts: total('posts'),
    lastMs: lasts.length === 0 ? null : Math.max(...lasts),
    late: total('late'),
    unfit: total('unfit'),
    over: total('over'),
    held: slowest?.held ?? 'moment',
    dollars: total('dollars'),
  }
}

function planApp(app: AppLoad, hosts: readonly HostLoad[]): AppPlan {
  const posts = sum(hosts, host => (host.network === app.network ? host.posts : 0))
  return { ...app, posts, over: Math.max(0, posts - Math.max(0, app.limit.posts - app.used)) }
}

/** How many posts of each host its app still has room for: who stands first is served first. */
function roomsOf(hosts: readonly HostLoad[], apps: readonly AppPlan[]): number[] {
  const left = new Map(apps.map(app => [app.network, app.posts - app.over]))
  return hosts.map(({ network, posts }) => {
    const most = left.get(network) ?? Number.POSITIVE_INFINITY
    const room = Math.min(posts, most)
    left.set(network, most - room)
    return room
  })
}

function planHost(given: CapacityGiven, load: HostLoad, room: number, all: number): HostPlan & { dollars: number } {
  const { network, host, posts } = load
  const about = { network, host, posts, over: posts - room }
  if (room === 0) return { ...about, firstMs: null, lastMs: null, late: 0, unfit: 0, held: 'moment', dollars: 0 }
  const { spreadMs, retryWindowMs } = given
  const pace = paceOf(given, load, posts / all)
  const left = departures(room, spreadMs, pace)
  const fits = Math.min(room, countBefore(left, spreadMs + retryWindowMs))
  return {
    ...about,
    firstMs: fits > 0 ? (left.times[0] ?? 0) : null,
    lastMs: fits > 0 ? (left.times[Math.ceil(fits / left.grain) - 1] ?? 0) : null,
    late: Math.min(fits, countLate(left, fits, room, spreadMs)),
    unfit: room - fits,
    held: slowest(room, spreadMs, pace),
    dollars: (load.dollars * fits) / posts,
  }
}

/** `share` of the senders' processors is this host's. */
function paceOf({ addresses, senderPostsPerSecond }: CapacityGiven, load: HostLoad, share: number): HostBounds {
  const { inFlight, perSecond, window } = load.limits
  const senders = sum(addresses, address => address.senders)
  return {
    connections: sum(addresses, address => Math.min(inFlight, address.senders * address.sockets)),
    answerMs: load.answerMs,
    senderGapMs: 1_000 / (senderPostsPerSecond * senders * share),
    hostGapMs: perSecond === null ? 0 : 1_000 / (perSecond * addresses.length),
    window: window && { requests: window.requests * addresses.length, ms: window.ms },
  }
}

function countBefore({ times, grain }: Departures, ms: number): number {
  let n = 0
  while (n < times.length && (times[n] ?? 0) < ms) n++
  return n * grain
}

function countLate({ times, grain }: Departures, fits: number, posts: number, spreadMs: number): number {
  let late = 0
  for (let n = 0; n * grain < fits; n++) if ((times[n] ?? 0) - (n * grain * spreadMs) / posts > lateMs) late++
  return late * grain
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0)
