import { appendFileSync, mkdirSync } from 'node:fs'
import { join as path } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { type Context, createContext } from '../../src/context.ts'
import { moveLaunch, stopLaunch } from '../../src/domain/launch/change.ts'
import { findLaunch, type Launch } from '../../src/domain/launch/launch.ts'
import { findByReceipt } from '../../src/domain/pledge/pledge.ts'
import { changeText } from '../../src/domain/pledge/promise.ts'
import { withdraw } from '../../src/domain/pledge/withdrawal.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { type Random, random } from '../model/random.ts'
import { freePort } from '../support/free-port.ts'
import { type ProcessClock, processClock } from '../support/process-clock.ts'
import { type Circumstances, calm } from './circumstances.ts'
import { type Ends, watchEnds } from './ends.ts'
import { allNetworksAt, askMastodon } from './networks.ts'
import { openProcesses, type Processes, type ProcessOptions, type RestartedProcess } from './processes.ts'
import { type ChaosRedis, startRedis } from './redis.ts'
import { wrongClock } from './redis-clock.ts'
import { type Faults, type SandboxControl, sandboxControl } from './sandbox.ts'
import { type CampaignIds, join, makeCampaign, type Supporter, withdrawOnPage, words } from './supporters.ts'

/** One launch with its processes, network and supporters. Offsets are ms after T0. */
export type Rig = {
  readonly folder: string
  readonly context: Context
  readonly campaign: CampaignIds
  readonly supporters: readonly Supporter[]
  readonly redis: ChaosRedis
  /** host:port of the simulated X, and of one half of Bluesky. */
  readonly host: string
  /** Sets Redis's clock so many ms ahead; only where the round began with `redisAheadMs`. */
  readonly setRedisClock: (aheadMs: number) => void
  /** The wall clock of every director: they are on one machine. */
  readonly directorClock: ProcessClock
  readonly network: RestartedProcess
  readonly control: SandboxControl
  readonly processes: Processes
  readonly circumstances: Circumstances
  readonly ends: Ends
  /** A line for everything that a scenario found not to be as it has to be. */
  readonly broken: string[]
  readonly note: (line: string) => void
  readonly launch: () => Launch
  readonly director: (options?: ProcessOptions) => Promise<RestartedProcess>
  readonly sender: (options?: ProcessOptions) => Promise<RestartedProcess>
  readonly web: () => Promise<RestartedProcess>
  /** What goes wrong at the network from now on; taken up again when it was restarted. */
  readonly faults: (faults: Faults) => Promise<void>
  /** Sets T0 so many ms ahead. */
  readonly schedule: (inMs: number) => void
  /** Resolves at that moment, at once when it has passed. */
  readonly at: (offsetMs: number) => Promise<void>
  readonly withdraw: (count: number, rnd: Random) => void
  /** As supporters do, each on their own page; who got no answer looks at it again later. */
  readonly withdrawOnPages: (count: number, rnd: Random) => Promise<void>
  /** Confirms other words where that is still possible. */
  readonly edit: (count: number, rnd: Random) => void
  readonly joinLate: (count: number, rnd: Random) => Promise<void>
  readonly stop: () => void
  readonly close: () => Promise<void>
}

export type RigOptions = {
  readonly supporters: number
  readonly retryWindowMs: number
  /** How far Redis's clock is ahead of the machine's at first; without it the clock is always right. */
  readonly redisAheadMs?: number
  /** Settings of all its processes. */
  readonly env?: Readonly<Record<string, string>>
}

/** An empty folder becomes a Redis, a network with people on it, and a campaign with their pledges. */
export async function openRig(folder: string, seed: number, options: RigOptions): Promise<Rig> {
  mkdirSync(folder, { recursive: true })
  const [port, webPort] = [await freePort(), await freePort()]
  const redis = await startRedis(path(folder, 'redis'))
  const { redisAheadMs } = options
  const between = redisAheadMs === undefined ? null : await wrongClock(redis.url, path(folder, 'wrong'), redisAheadMs)
  const ports = { SANDBOX_PORT: String(port), SANDBOX_MAIL_PORT: '0', PORT: String(webPort) }
  const own = { DATA_DIR: folder, REDIS_URL: between?.url ?? redis.url, ...ports, LOG_LEVEL: 'debug' }
  const env = { ...own, ...allNetworksAt(port), ...options.env }
  const context = createContext(readConfig({ ...env, LOG_LEVEL: 'silent' }), 'chaos')
  const { db, now } = context
  const campaign = makeCampaign(context, options.retryWindowMs)
  const launch = () => {
    const row = findLaunch(db, campaign.launchId)
    if (!row) throw new Error('the launch is gone')
    return row
  }
  const note = (line: string) =>
    appendFileSync(path(folder, 'events.log'), `${new Date().toISOString()} ${now() - launch().launchAt} ms: ${line}\n`)
  const directorClock = processClock(path(folder, 'director-clock'))
  const processes = openProcesses(folder, env, random(seed ^ 0x5eed), note)
  const control = sandboxControl(port)
  const circumstances = calm()
  let current: Faults = {}
  const onReturn = () => control.faults(current).catch(error => note(String(error)))
  const network = await processes.start('sandbox', { onReturn })
  const host = `127.0.0.1:${port}`
  await askMastodon(context)
  const supporters = join(context, campaign, await control.people(options.supporters), random(seed ^ 0xbead))

  return {
    folder,
    context,
    campaign,
    supporters,
    redis,
    host,
    setRedisClock: aheadMs => {
      note(`Redis's clock is ${aheadMs} ms ahead`)
      between?.set(aheadMs)
    },
    directorClock: {
      ...directorClock,
      set: byMs => {
        note(`the director's clock is ${byMs} ms ahead`)
        directorClock.set(byMs)
      },
      setRight: () => {
        note("the director's clock is right")
        directorClock.setRight()
      },
    },
    network,
    control,
    processes,
    circumstances,
    ends: watchEnds(db),
    broken: [],
    note,
    launch,
    director: given =>
      processes.start('director', { env: directorClock.env, preload: directorClock.preload, ...given }),
    sender: given => processes.start('sender', given),
    web: () => processes.start('web'),
    faults: async given => {
      current = { duplicateCheck: false, ...given }
      circumstances.lagMs = Math.max(circumstances.lagMs, given.readBackLagMs ?? 0)
      if (given.errors?.some(one => one.on === 'read')) circumstances.readsFailed = true
      for (const { kind, rate = 1, times, accounts, on } of given.errors ?? [])
        if (rate === 1 && times === undefined && !accounts && on !== 'read') circumstances.toAll.add(kind)
      note(`faults ${JSON.stringify(current)}`)
      await control.faults(current).catch(error => note(String(error)))
    },
    schedule: inMs => {
      const moved = moveLaunch(db, campaign.launchId, now() + inMs, now())
      if (moved !== 'moved') throw new Error(`the launch could not be moved: ${moved}`)
    },
    at: offsetMs => sleep(Math.max(0, launch().launchAt + offsetMs - now())),
    withdraw: (count, rnd) => {
      for (let n = 0; n < count; n++) {
        const one = rnd.pick(supporters.filter(other => !other.withdrawn))
        if (one && withdraw(db, one.receipt, now()) === 'withdrawn') one.withdrawn = true
      }
      note(`${supporters.filter(one => one.withdrawn).length} are withdrawn`)
    },
    withdrawOnPages: async (count, rnd) => {
      const answers: (number | string)[] = []
      for (let n = 0; n < count; n++) {
        const one = rnd.pick(supporters.filter(other => !other.withdrawn))
        if (!one) return
        answers.push(await withdrawOnPage(`http://127.0.0.1:${webPort}`, one.receipt))
        // They were told so, or they find their page saying so.
        if (findByReceipt(db, one.receipt)?.pledge.state === 'withdrawn') one.withdrawn = true
        else if (answers.at(-1) === 303) throw new Error(`@${one.handle} was told that it is withdrawn, and it is not`)
      }
      note(`withdrawn on pages: ${answers.join(' ')}`)
    },
    edit: (count, rnd) => {
      let changed = 0
      for (let n = 0; n < count; n++) {
        const one = rnd.pick(supporters.filter(other => !other.withdrawn))
        const text = words(rnd)
        const chosen = { text, messageId: null, rule: 'samples' as const }
        if (!one || changeText(db, context.box, one.receipt, chosen, now()).kind !== 'changed') continue
        one.text = text
        changed++
      }
      note(`${changed} of ${count} edits were taken`)
    },
    joinLate: async (count, rnd) => {
      const people = await control.people(count).catch(error => {
        // The network is away, and nobody can sign in at it.
        note(String(error))
        return []
      })
      const joined = join(context, campaign, people, rnd)
      supporters.push(...joined)
      note(`${joined.length} of ${count} joined`)
    },
    stop: () => note(stopLaunch(db, campaign.launchId, now())),
    close: async () => {
      await processes.dismiss()
      between?.close()
      await redis.stop()
      db.$client.close()
    },
  }
}
