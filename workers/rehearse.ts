import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { forecaster } from '../src/domain/launch/capacity/forecast.ts'
import { type CapacityGiven, planCapacity } from '../src/domain/launch/capacity/plan.ts'
import { launchNear } from '../src/domain/launch/near.ts'
import type { RehearsalForecast } from '../src/domain/launch/rehearsal/figures.ts'
import {
  awayFromLaunchMs,
  type EndedWhy,
  endRehearsal,
  type OpenRehearsal,
  openRehearsal,
  openRehearsals,
  type StoodFor,
  startWarmUp,
  storeResult,
  storeStandIns,
  unmeasured,
  warmUpsOf,
  withoutStandIn,
} from '../src/domain/launch/rehearsal/rehearsal.ts'
import { forgetRehearsed, measureRehearsal } from '../src/domain/ledger/rehearsed.ts'
import type { DirectorContext } from './director-context.ts'
import { recordSenders } from './heard-senders.ts'
import type { RehearsalHost, RehearsalSandbox } from './rehearsal-environment.ts'
import { machineName } from './sender-identity.ts'

/** Time between preparation and T0, for arming and opening sockets as before a launch. */
const leadMs = 5_000
const leadPerPostMs = 0.5
const peopleAtOnce = 1_000
const senderWithinMs = 15_000
const answerWithinMs = 60_000

const here = machineName()

/** Starts, ends and clears rehearsals: one at a time, each on its own sandbox. True while there is one. */
export async function rehearse(director: DirectorContext, rehearsalHost: RehearsalHost): Promise<boolean> {
  const { db, rehearsing, log } = director
  for (const launch of unmeasured(db)) {
    const measured = measureRehearsal(db, launch)
    storeResult(db, launch.id, measured)
    log.info({ launch: launch.id, posted: measured.posted, lastMs: measured.lastMs }, 'rehearsed')
  }
  // Other writers get the database between two steps.
  while (forgetRehearsed(db)) await setImmediate()
  const [open] = openRehearsals(db)
  if (open) await startRehearsal(director, rehearsalHost, open)
  const { current } = rehearsing
  const isOpen = openRehearsals(db).some(
    ({ id, trialOf }) => id === current?.launch || trialOf === current?.launch || id === current?.trialOf,
  )
  if (rehearsing.current && !isOpen) {
    const { sandbox } = rehearsing.current
    rehearsing.current = null
    await sandbox.stop()
  }
  return open !== undefined || rehearsing.current !== null
}

async function startRehearsal(
  director: DirectorContext,
  rehearsalHost: RehearsalHost,
  launch: OpenRehearsal,
): Promise<void> {
  const { db, now, rehearsing, senders, log } = director
  const end = (why: EndedWhy) => endRehearsal(db, launch.trialOf ?? launch.id, why, now())
  if (launchNear(db, now(), awayFromLaunchMs)) return end('launch-near')
  if (launch.state === 'halted') return end('halted')
  if (launch.state === 'missed') return end('restarted')
  if (launch.state !== 'draft') return rehearsing.current?.launch === launch.id ? undefined : end('restarted')
  if (!senders().some(sender => sender.machine === here)) {
    // A draft's `launchAt` is when it was asked for. Senders may just be starting.
    if (now() - launch.launchAt > senderWithinMs) end('no-sender')
    return
  }
  try {
    const sandbox = rehearsing.current?.sandbox ?? (await rehearsalHost.open())
    const next = needsWarmUp(director, launch) ? startWarmUp(db, launch, now()) : launch
    rehearsing.current = {
      launch: next.id,
      trialOf: next.trialOf,
      sandbox,
      postings: rehearsalHost.postings(sandbox.url),
    }
    await prepare(director, sandbox, next)
  } catch (error) {
    log.error({ err: error }, 'the rehearsal could not be prepared')
    end('no-sandbox')
  }
}

/** Warm-ups are for many posts; a few are out before their pace matters. The first one warms the processes, the second measures. */
const warmUpFromPosts = 4_000
const warmUpPosts = 6_000
const warmUps = 2

function needsWarmUp({ db }: DirectorContext, launch: OpenRehearsal): boolean {
  if (launch.trialOf !== null || warmUpsOf(db, launch.id).over === warmUps) return false
  return withoutStandIn(db, launch, 0, warmUpFromPosts).length === warmUpFromPosts
}

/** Makes simulated accounts for all supporters, sets the answer time of the forecast, and opens the launch with the forecast. */
async function prepare(director: DirectorContext, sandbox: RehearsalSandbox, launch: OpenRehearsal): Promise<void> {
  const { db, box, now, networks } = director
  // The forecast counts the senders in the database, so they are recorded first.
  recordSenders(director)
  const { given, alive } = forecaster(db, networks)(launch, now(), here)
  const latencyMs = Math.max(0, ...given.hosts.map(host => host.answerMs))
  await ask(sandbox, 'PUT', 'faults', { latencyMs, duplicateCheck: false })
  const most = launch.trialOf === null ? Number.POSITIVE_INFINITY : warmUpPosts
  let posts = 0
  for (let last = 0; posts < most; ) {
    const accounts = withoutStandIn(db, launch, last, peopleAtOnce)
    if (accounts.length === 0) break
    storeStandIns(db, box, launch.id, await standInsOf(sandbox, accounts))
    posts += accounts.length
    last = accounts.at(-1)?.id ?? last
  }
  const forecast = forecastOf(given, Math.max(1, alive.senders), warmUpsOf(db, launch.id).postsPerSecond)
  openRehearsal(db, launch.id, forecast, Math.ceil(now() + leadMs + leadPerPostMs * posts))
}

/** The capacity plan, with the pace of the last warm-up (sandbox included) where that is slower than a sender's own. */
function forecastOf(given: CapacityGiven, senders: number, postsPerSecond: number | null): RehearsalForecast {
  const { senderPostsPerSecond: pace } = given
  const measured = postsPerSecond === null ? pace : postsPerSecond / senders
  const plan = planCapacity({ ...given, apps: [], senderPostsPerSecond: Math.min(pace, measured) })
  const hosts = plan.hosts.map(({ network, host, posts, lastMs }) => ({ network, host, posts, lastMs }))
  return { hosts, posts: plan.posts, lastMs: plan.lastMs, senders }
}

const People = z.array(z.object({ grant: z.record(z.string(), z.unknown()).transform(grant => JSON.stringify(grant)) }))

/** Simulated people, each of the network of whom they stand for, and known there as they are. */
async function standInsOf(sandbox: RehearsalSandbox, accounts: readonly StoodFor[]) {
  const standIns: { readonly accountId: number; readonly grant: string }[] = []
  for (const network of new Set(accounts.map(account => account.network))) {
    const some = accounts.filter(account => account.network === network)
    const standFor = some.map(({ remoteId }) => remoteId)
    const people = People.parse(await ask(sandbox, 'POST', 'accounts', { network, standFor }))
    standIns.push(...some.flatMap(({ id: accountId }, n) => (people[n] ? [{ accountId, ...people[n] }] : [])))
  }
  return standIns
}

async function ask({ url }: RehearsalSandbox, method: string, path: string, body: object): Promise<unknown> {
  const signal = AbortSignal.timeout(answerWithinMs)
  const answer = await fetch(`${url}/_sandbox/${path}`, { method, signal, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}`)
  return answer.json()
}
