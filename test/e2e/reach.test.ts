import Database from 'better-sqlite3'
import { count } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { campaigns, measurements } from '../../db/schema/index.ts'
import { readConfig } from '../../src/config.ts'
import { requestRuns } from '../../src/domain/reach/metrics/run.ts'
import { readMeasured } from '../../src/domain/reach/metrics/summary.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { xNetwork } from '../../src/networks/x/network.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

const names = ['impressions', 'likes', 'reposts', 'replies', 'quotes', 'bookmarks'] as const

/** As the report names them; bookmarks are in no table of it. */
const inReport = {
  impressions: 'Times shown',
  likes: 'Likes',
  reposts: 'Reposts',
  replies: 'Replies',
  quotes: 'Quotes',
} as const

test('a director killed while it reads what 250 posts reached leaves the same figures as the network has, and the report shows them', async () => {
  const rig = await launchRig(250)
  const settings = { REACH_ROUNDS: '1s' }
  const [director] = await Promise.all([rig.start('director', settings), rig.start('sender')])
  const launch = rig.launchIn(3_000)
  await grow(rig, launch.launchAt + 20_000)
  await rig.over(launch)
  await rig.faults({ latencyMs: 1_500 })
  const measured = () => readMeasured(rig.db, launch.id)
  const round = () => measured().rounds[0]
  await vi.waitFor(() => expect(round()?.measured).toBeGreaterThan(0), { interval: 20 })
  await director.end('SIGKILL')
  expect(round()).toMatchObject({ state: 'running', total: 250 })
  expect(round()?.measured).toBeLessThan(250)

  await rig.start('director', settings)
  await vi.waitFor(() => expect(round()?.state).toBe('done'), { interval: 100 })
  const { now, rounds } = measured()
  const own = await (await fetch(`${rig.sandboxUrl}/_sandbox/metrics`)).json()
  expect(own).toMatchObject({ posts: 250, gone: 0 })
  expect(own.impressions).toBeGreaterThan(250)
  expect(pick(now)).toEqual(pick(own))
  expect(rounds).toMatchObject([{ measured: 250, gone: 0, silent: 0 }])
  expect(rounds[0]?.turns).toBeGreaterThan(1)
  expect(rig.db.select({ n: count() }).from(measurements).get()?.n).toBe(250)
  const { json, shown } = await published(rig)
  expect(pick(json)).toEqual(pick(own))
  for (const [kind, name] of Object.entries(inReport)) expect([name, shown(name)]).toEqual([name, own[kind]])
})

test('two directors, each killed or frozen at any moment of a reading, end with the figures the network has', async () => {
  const rig = await launchRig(250)
  const settings = { REACH_ROUNDS: 'none' }
  const directors = await Promise.all([rig.start('director', settings), rig.start('director', settings)])
  await rig.start('sender')
  const launch = rig.launchIn(4_000)
  await rig.over(launch)
  await rig.faults({ latencyMs: 800 })
  const metrics = async () => (await fetch(`${rig.sandboxUrl}/_sandbox/metrics`)).json()
  const x = xNetwork(readConfig({ SANDBOX_PORT: new URL(rig.sandboxUrl).port }).x, 'samples')
  const last = () => readMeasured(rig.db, launch.id).rounds.at(-1)
  for (let reading = 1; reading <= 4; reading++) {
    await grow(rig, launch.launchAt + reading * 20_000)
    expect(requestRuns(rig.db, launch.id, [x], 0, Date.now())).toMatchObject({ kind: 'asked' })
    await vi.waitFor(() => expect(last()?.state).toBe('running'), { interval: 20 })
    await sleep(Math.random() * 2_000)
    // The one that reads is among them every second time at least: both are struck in turn, and one by both.
    const struck = reading % 2
    const frozen = reading > 2 ? directors[1 - struck] : undefined
    if (frozen) await freeze(rig, frozen.pid)
    await directors[struck]?.end('SIGKILL')
    directors[struck] = await rig.start('director', settings)
    await vi.waitFor(() => expect(last()?.state).toBe('done'), { interval: 100 })
    if (frozen) process.kill(frozen.pid, 'SIGCONT')
    const own = await metrics()
    const { now } = readMeasured(rig.db, launch.id)
    expect([reading, pick(now)]).toEqual([reading, pick(own)])
    expect(last()).toMatchObject({ measured: 250, gone: 0, silent: 0 })
  }
  expect(rig.db.select({ n: count() }).from(measurements).get()?.n).toBe(1_000)
})

/** What everybody reads of it: the figures of reach.json, and those that stand in the report itself. */
async function published({ db, campaign, start }: LaunchRig) {
  db.update(campaigns).set({ reportPublishedAt: Date.now() }).run()
  const { ready } = await start('web')
  const address = `http://127.0.0.1:${ready.port}/c/${campaign.slug}/reach`
  const { measured } = await (await fetch(`${address}.json`)).json()
  const html = await (await fetch(address)).text()
  const shown = (name: string) => {
    const cell = new RegExp(`<th scope="row">${name}</th><td class="number">([\\d,]+)</td>`).exec(html)?.[1]
    return Number(cell?.replaceAll(',', ''))
  }
  return { json: measured.all, shown }
}

const pick = (of: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map(name => [name, of[name]]))

/** Between two writes: a process that stands still within one keeps everybody else from writing, whatever they do. */
async function freeze({ db }: LaunchRig, pid: number): Promise<void> {
  const other = new Database(db.$client.name, { timeout: 500 })
  const mayWrite = () => {
    try {
      other.exec('BEGIN IMMEDIATE; ROLLBACK')
      return true
    } catch {
      return false
    }
  }
  for (process.kill(pid, 'SIGSTOP'); !mayWrite(); process.kill(pid, 'SIGSTOP')) {
    process.kill(pid, 'SIGCONT')
    await sleep(20)
  }
  other.close()
}

/** A thousand times as fast, and standing still at a moment, so that both sides speak of the same. */
async function grow(rig: LaunchRig, at: number): Promise<void> {
  const body = JSON.stringify({ speed: 1_000, at })
  const set = await fetch(`${rig.sandboxUrl}/_sandbox/growth`, { method: 'PUT', body })
  expect(set.status).toBe(200)
}
