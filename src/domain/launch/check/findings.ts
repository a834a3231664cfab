import type { AliveSender, LeftOut } from '../../ledger/senders.ts'
import type { Health } from './health.ts'
import { type ProxySeen, proxyProblem } from './proxy.ts'
import type { RefusedOn } from './refused-sign-ins.ts'

/** One thing a launch depends on: `bad` would keep it from happening, `warn` would make it worse. */
export type Finding = CountedFinding | SignIns

/** With what its sentence says. */
type SignIns = { readonly what: 'sign-ins'; readonly state: 'warn' | 'bad'; readonly refused: RefusedOn }

/** Figures for its sentence. */
export type CountedFinding = {
  readonly what:
    | 'director'
    | 'senders'
    | 'clocks'
    | 'redis'
    | 'disk'
    | 'mail'
    | 'keys'
    | 'credit'
    | 'proxy'
    | 'left-out'
    | 'network'
  readonly state: 'ok' | 'warn' | 'bad'
  /** Which of the sentences of that state it is, where there are several. */
  readonly why?:
    | 'held'
    | 'set'
    | 'evicts'
    | 'forgets'
    | 'away'
    | 'refuses'
    | 'declared'
    | 'undeclared'
    | 'unbelieved'
    | 'missing'
    | 'used'
  readonly n?: number
  /** Who it is about, or what was said, where a figure does not say it. */
  readonly names?: string
}

export type CheckFacts = {
  readonly now: number
  readonly health: (Health & { readonly seenAt: number }) | null
  readonly senders: readonly AliveSender[]
  readonly leftOut: readonly LeftOut[]
  /** Networks of the launch that are held back, as people call them. */
  readonly heldBack: readonly string[]
  readonly mail: boolean
  /** Of each network that refuses any. */
  readonly refusedSignIns: readonly RefusedOn[]
  /** Null before the first visit. */
  readonly proxy: ProxySeen | null
  /** Of the grants looked at, so many do not open with the key at hand. */
  readonly unopened: number
  /** US dollars: what the launch costs, and what the operator says is there. Null where nothing is billed. */
  readonly cost: { readonly dollars: number; readonly credit: number | null } | null
}

/** The director writes what it sees every few seconds. */
export const healthEveryMs = 5_000
const directorSilentMs = 4 * healthEveryMs
const clockWarnMs = 500
const clockBadMs = 2_000
const leastFreeMb = 500
const hardlyFreeMb = 100
/** From here on the director keeps room for launches again. */
const reservesMb = 128

/** Everything a launch depends on beside its supporters, in the order in which it should be put right. Pure. */
export function findings(seen: CheckFacts): Finding[] {
  const { health, senders, now } = seen
  const directs = health !== null && now - health.seenAt <= directorSilentMs
  return [
    { what: 'director', state: directs ? 'ok' : 'bad' },
    ...(directs ? [redis(health)] : []),
    { what: 'senders', state: senders.length > 0 ? 'ok' : 'bad', n: senders.length },
    ...leftOut(seen),
    ...(seen.heldBack.length > 0 ? [heldBack(seen.heldBack)] : []),
    ...clocks(seen, directs),
    ...(directs && health.freeDiskMb !== null ? [disk(health.freeDiskMb, health.reserve)] : []),
    ...seen.refusedSignIns.map(signIns),
    ...(seen.proxy ? proxy(seen.proxy) : []),
    { what: 'keys', state: seen.unopened === 0 ? 'ok' : 'bad', n: seen.unopened },
    { what: 'mail', state: seen.mail ? 'ok' : 'warn' },
    ...(seen.cost ? [credit(seen.cost)] : []),
  ]
}

/** Until somebody goes on, nothing of the launch leaves there. */
const heldBack = (names: readonly string[]): Finding => ({ what: 'network', state: 'bad', names: names.join(', ') })

/** Nothing is said where there is none, as it should be. */
function proxy(seen: ProxySeen): Finding[] {
  const why = proxyProblem(seen)
  return why ? [{ what: 'proxy', state: why === 'unbelieved' ? 'bad' : 'warn', why, n: seen.hops }] : []
}

/** What passes by itself, and what nobody gets past until somebody acts. */
const signIns = (refused: RefusedOn): Finding => ({
  what: 'sign-ins',
  state: ['limited', 'away', 'unclear'].includes(refused.why) ? 'warn' : 'bad',
  refused,
})

/** Senders that are set otherwise than the director, and what differs: they are not used, and would have had posts refused. */
export function namesOfLeftOut(leftOut: readonly LeftOut[], health: CheckFacts['health'], now: number): string {
  const strangers = health && now - health.seenAt <= directorSilentMs ? health.strangers : []
  return [
    ...leftOut.map(({ egress, pid, differs }) => `${egress} ${pid} (${differs.join(', ')})`),
    ...strangers.map(from => `${from} (SECRET_KEY)`),
  ].join('; ')
}

function leftOut({ leftOut: set, health, now }: CheckFacts): Finding[] {
  const names = namesOfLeftOut(set, health, now)
  return names === '' ? [] : [{ what: 'left-out', state: 'warn', names }]
}

function redis({ redis: seen, redisRefusal }: Health): Finding {
  if (!seen && redisRefusal !== null) return { what: 'redis', state: 'bad', why: 'refuses', names: redisRefusal }
  if (!seen) return { what: 'redis', state: 'bad', why: 'away' }
  if (seen.policy !== null && seen.policy !== 'noeviction') return { what: 'redis', state: 'bad', why: 'evicts' }
  return seen.appendOnly === false ? { what: 'redis', state: 'warn', why: 'forgets' } : { what: 'redis', state: 'ok' }
}

function clocks({ senders, health }: CheckFacts, directs: boolean): Finding[] {
  const doubt = directs ? health?.clocks : null
  // It holds back everything, and says so before anything else about clocks.
  if (doubt) {
    const why = doubt.why === 'set' ? 'set' : 'held'
    return [{ what: 'clocks', state: 'bad', why, n: Math.abs(doubt.apartMs) / 1_000 }]
  }
  const apart = [
    ...senders.flatMap(sender => sender.clockApartMs ?? []),
    ...(directs && health?.redis ? [health.redis.clockApartMs] : []),
  ]
  if (apart.length === 0) return []
  const n = Math.max(...apart.map(Math.abs))
  return [{ what: 'clocks', state: n > clockBadMs ? 'bad' : n > clockWarnMs ? 'warn' : 'ok', n }]
}

/** Too little is free to keep the reserve: it was full, or is small. */
function disk(n: number, reserve: boolean | null): Finding {
  if (reserve === false && n < reservesMb) return { what: 'disk', state: 'bad', why: 'used', n }
  return { what: 'disk', state: n < hardlyFreeMb ? 'bad' : n < leastFreeMb ? 'warn' : 'ok', n }
}

function credit({ dollars, credit: declared }: NonNullable<CheckFacts['cost']>): Finding {
  if (declared === null) return { what: 'credit', state: 'warn', why: 'undeclared', n: dollars }
  return { what: 'credit', state: declared < dollars ? 'bad' : 'ok', why: 'declared', n: declared }
}
