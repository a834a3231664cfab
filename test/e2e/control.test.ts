import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { continueLaunch } from '../../src/domain/ledger/continue.ts'
import { pauseLaunch } from '../../src/domain/ledger/holds.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { testFolder } from '../support/folder.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { startEntry } from '../support/start-entry.ts'

const seen = async (rig: LaunchRig) => (await rig.requests()).length
const reaches = (rig: LaunchRig, n: number) =>
  vi.waitFor(async () => expect(await seen(rig)).toBeGreaterThan(n), { interval: 20 })
/** How many there are when none has come for a second and a half. */
async function atRest(rig: LaunchRig): Promise<number> {
  for (let before = -1, now = await seen(rig); ; before = now, now = await seen(rig)) {
    if (now === before) return now
    await new Promise(done => setTimeout(done, 1_500))
  }
}
const eachOnce = async (rig: LaunchRig) =>
  expect((await rig.posts()).map(one => one.account).sort()).toEqual(rig.promised.map(one => one.handle).sort())

test('Pause holds the posts back, Resume lets them go on, and Stop from the command line ends it', async () => {
  const rig = await launchRig(1_400)
  await rig.faults({ latencyMs: 1_500 })
  // Few at once: it is still under way when the command line has started, however long that takes.
  const env = { X_HOST_IN_FLIGHT: '25' }
  const [web] = await Promise.all([rig.start('web'), rig.start('director', env), rig.start('sender', env)])
  const launch = rig.launchIn(4_000)
  await reaches(rig, 40)
  expect(pauseLaunch(rig.db, launch.id, Date.now())).toBe('paused')
  const held = await atRest(rig)
  expect(held).toBeLessThan(1_400)
  expect(continueLaunch(rig.db, launch.id, Date.now()).kind).toBe('resumed')
  await reaches(rig, held)

  const command = ['bin/thunderclap.js', 'stop', rig.campaign.slug]
  const given = { cwd: resolve(import.meta.dirname, '../..'), env: { PATH: process.env.PATH, DATA_DIR: rig.dataDir } }
  const stopping = promisify(execFile)(process.execPath, command, given)
  expect((await stopping).stdout).toContain('Nothing more leaves.')
  await rig.over(launch, 60_000)
  const requests = await rig.requests()
  const { posted, stopped, total } = countDeliveries(rig.db, launch.id).all
  expect([posted, posted + stopped]).toEqual([requests.length, total])
  const board = await fetch(`http://127.0.0.1:${web.ready.port}/c/${rig.campaign.slug}/live`)
  expect(await board.text()).toMatch(/The organizers stopped the launch. No post left (later than|after that)/)
})

test('director and web killed in mid-launch, a sender sent home: a second director goes on, each post once', async () => {
  const rig = await launchRig(1_200)
  await rig.faults({ latencyMs: 900 })
  const [web, first] = await Promise.all([rig.start('web'), rig.start('director')])
  await Promise.all([rig.start('director'), rig.start('sender')])
  const leaving = await rig.start('sender')
  const launch = rig.launchIn(5_000)
  await reaches(rig, 200)
  await Promise.all([web.end('SIGKILL'), first.end('SIGKILL')])
  await leaving.end('SIGTERM')
  expect(await leaving.ended).toEqual([0, null])
  await rig.over(launch, 90_000)
  await eachOnce(rig)
  expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ total: 1_200, posted: 1_200 })
  const again = await rig.start('web')
  const told = await fetch(`http://127.0.0.1:${again.ready.port}/c/${rig.campaign.slug}/launch.json`)
  expect(await told.json()).toMatchObject({ state: 'finished', posts: { posted: 1_200 } })
})

test('back after T0, a launch leaves late within its limit, and is missed beyond it', async () => {
  const rig = await launchRig(30)
  const launch = rig.launchIn(-20_000)
  await Promise.all([rig.start('director'), rig.start('sender')])
  const done = await rig.over(launch, 60_000)
  await eachOnce(rig)
  expect((done.armedAt ?? 0) - done.launchAt).toBeGreaterThanOrEqual(20_000)

  const missed = await launchRig(5)
  const late = missed.launchIn(-301_000)
  await missed.start('sender')
  await missed.start('director')
  await vi.waitFor(() => expect(findLaunch(missed.db, late.id)?.state).toBe('missed'))
  expect(await missed.requests()).toEqual([])
})

test('processes that find no database yet make it together, once', async () => {
  const dataDir = testFolder('fresh')
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, DEMO: 'off', PORT: '0', LOG_LEVEL: 'error' }
  await Promise.all(Array.from({ length: 4 }, () => startEntry('src/web.ts', env)))
  const db = new Database(join(dataDir, 'thunderclap.db'), { readonly: true })
  const n = db.prepare<[], { n: number; hashes: number }>(
    'select count(*) n, count(distinct hash) hashes from __drizzle_migrations',
  )
  expect(n.get()?.n).toBe(n.get()?.hashes)
  expect(db.pragma('quick_check')).toEqual([{ quick_check: 'ok' }])
  db.close()
})
