import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { foreseer } from '../src/domain/capacity/foresee.ts'
import { type Launch, launchNear } from '../src/domain/launch.ts'
import { forgetRehearsed, measureRehearsal } from '../src/domain/ledger/rehearsed.ts'
import {
  awayFromLaunchMs,
  type EndedWhy,
  endRehearsal,
  keepMeasured,
  keepStandIns,
  openRehearsal,
  openRehearsals,
  unmeasured,
  withoutStandIn,
} from '../src/domain/rehearsal/rehearsal.ts'
import type { DirectorContext } from './director-context.ts'
import { callRoll } from './roll.ts'
import { machineName } from './sender-card.ts'
import type { StageSandbox, Theatre } from './stage.ts'

/** From everything being prepared to the moment: arming and warming sockets, as before a launch. */
const leadMs = 5_000
const leadPerPostMs = 0.5
const peopleAtOnce = 1_000
const senderWithinMs = 15_000
const answerWithinMs = 60_000

const here = machineName()

/** Brings on, ends and clears away rehearsals: one at a time, each on a sandbox of its own. */
export async function rehearse(director: DirectorContext, theatre: Theatre): Promise<void> {
  const { db, now, stage } = director
  const [open] = openRehearsals(db)
  if (open) await bringOn(director, theatre, open)
  const playing = openRehearsals(db).some(launch => launch.id === stage.current?.launch)
  if (stage.current && !playing) {
    const { sandbox } = stage.current
    stage.current = null
    await sandbox.stop()
  }
  for (const launch of unmeasured(db)) {
    keepMeasured(db, launch.id, measureRehearsal(db, launch))
    // Other writers have their turn between two steps.
    while (!forgetRehearsed(db, launch.id)) await breathe()
    director.log.info({ launch: launch.id, tookMs: now() - launch.launchAt }, 'rehearsed')
  }
}

async function bringOn(director: DirectorContext, theatre: Theatre, launch: Launch): Promise<void> {
  const { db, now, stage, senders, log } = director
  const end = (why: EndedWhy) => endRehearsal(db, launch.id, why, now())
  if (launchNear(db, now(), awayFromLaunchMs)) return end('launch-near')
  if (launch.state !== 'draft') return stage.current?.launch === launch.id ? undefined : end('restarted')
  if (!senders().some(sender => sender.machine === here)) {
    // A draft's moment is when it was asked for. Senders may just be starting.
    if (now() - launch.launchAt > senderWithinMs) end('no-sender')
    return
  }
  try {
    const sandbox = stage.current?.sandbox ?? (await theatre.open())
    stage.current = { launch: launch.id, sandbox, postings: theatre.postings(sandbox.url) }
    await prepare(director, sandbox, launch)
  } catch (error) {
    log.error({ err: error }, 'the rehearsal could not be prepared')
    end('no-sandbox')
  }
}

/** Stand-ins for everybody, answers as slow as foretold, and what is foretold. */
async function prepare(director: DirectorContext, sandbox: StageSandbox, launch: Launch): Promise<void> {
  const { db, box, now, networks } = director
  // As many as there are now, not as many as there were seconds ago.
  callRoll(director)
  const { given, plan, alive } = foreseer(db, networks)(launch, now(), here)
  const latencyMs = Math.max(0, ...given.hosts.map(host => host.answerMs))
  await ask(sandbox, 'PUT', 'faults', { latencyMs, duplicateCheck: false })
  let posts = 0
  for (let last = 0; ; ) {
    const accounts = withoutStandIn(db, launch, last, peopleAtOnce)
    if (accounts.length === 0) break
    const people = People.parse(await ask(sandbox, 'POST', 'accounts', { count: accounts.length }))
    const standIns = accounts.flatMap((accountId, n) => (people[n] ? [{ accountId, ...people[n] }] : []))
    keepStandIns(db, box, launch.id, standIns)
    posts += accounts.length
    last = accounts.at(-1) ?? last
  }
  const { hosts, lastMs } = plan
  const foretold = {
    hosts: hosts.map(({ network, host, posts: n, lastMs: last }) => ({ network, host, posts: n, lastMs: last })),
    posts: plan.posts,
    lastMs,
    senders: alive.senders,
  }
  openRehearsal(db, launch.id, foretold, Math.ceil(now() + leadMs + leadPerPostMs * posts))
}

const People = z.array(z.object({ token: z.string(), secret: z.string() }))

async function ask({ url }: StageSandbox, method: string, path: string, body: object): Promise<unknown> {
  const signal = AbortSignal.timeout(answerWithinMs)
  const answer = await fetch(`${url}/_sandbox/${path}`, { method, signal, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}`)
  return answer.json()
}
