import { execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { copyDb } from '../../db/copy.ts'
import { type Db, openDb } from '../../db/open.ts'
import { campaigns, launches } from '../../db/schema/index.ts'
import { keyIdOf, newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { testDb } from '../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { openToOthers } from '../support/modes.ts'
import { nodeWords } from '../support/programs.ts'

const root = resolve(import.meta.dirname, '../..')
const words = (...args: string[]) => [...nodeWords('src/cli/main.ts'), ...args]

function thunderclap(folder: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: folder }
  return new Promise(done => {
    execFile(process.execPath, words(...args), { cwd: root, env }, (error, stdout) =>
      done({ code: Number(error?.code ?? 0), said: stdout }),
    )
  })
}

/** A backup with one campaign and one picture. */
function backupOf(fill: (db: Db) => void = () => {}): string {
  const data = testFolder('data')
  const db = testDb(data)
  makeCampaign(db, { title: 'In the backup' })
  fill(db)
  const folder = testFolder('backup')
  copyDb(join(data, 'thunderclap.db'), join(folder, 'thunderclap.db'))
  mkdirSync(join(folder, 'pictures'))
  writeFileSync(join(folder, 'pictures', 'new.webp'), 'of the backup')
  return folder
}

/** A data folder nobody has open. */
function dataFolder(): string {
  const data = testFolder('data')
  const db = testDb(data)
  makeCampaign(db, { title: 'Before' })
  db.$client.close()
  mkdirSync(join(data, 'pictures'))
  writeFileSync(join(data, 'pictures', 'old.webp'), 'from before')
  return data
}

function titlesIn(folder: string): string[] {
  const db = openDb(join(folder, 'thunderclap.db'))
  try {
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
    return db
      .select()
      .from(campaigns)
      .all()
      .map(one => one.title)
  } finally {
    db.$client.close()
  }
}

const asideIn = (data: string) => readdirSync(data).filter(name => name.startsWith('replaced-'))

test('restore puts the backup in place, keeps what was there, and stops a launch whose moment has come', async () => {
  const key = newSecretKey()
  const folder = backupOf(db => {
    makeAccount(db, {}, { box: secretBox([key]) })
    makeLaunch(db, makeCampaign(db, { title: 'Past', slug: 'past' }).id, { launchAt: Date.now() - 1_000 })
    makeLaunch(db, makeCampaign(db, { title: 'Ahead', slug: 'ahead' }).id, { launchAt: Date.now() + 86_400_000 })
  })
  const data = dataFolder()
  const { code, said } = await thunderclap(data, 'restore', folder)
  expect(code, said).toBe(0)
  expect(said).toContain('Stopped for good: Past (past)')
  expect(said).toContain(`The secret key ${keyIdOf(key)} is missing`)
  expect(titlesIn(data)).toContain('In the backup')
  const [aside = ''] = asideIn(data)
  expect(said).toContain(aside)
  expect(openToOthers(join(data, 'pictures')).filter(name => name.startsWith('new'))).toEqual([])
  expect(statSync(join(data, 'thunderclap.db')).mode & 0o077).toBe(0)
  expect(titlesIn(join(data, aside))).toEqual(['Before'])
  expect(readFileSync(join(data, aside, 'pictures', 'old.webp'), 'utf8')).toBe('from before')
  expect(readFileSync(join(data, 'pictures', 'new.webp'), 'utf8')).toBe('of the backup')
  expect(existsSync(join(data, 'restoring'))).toBe(false)
  const db = openDb(join(data, 'thunderclap.db'))
  const states = db.select().from(launches).all()
  db.$client.close()
  expect(states.map(one => one.state)).toEqual(['stopped', 'open'])
})

test('restore refuses while anybody has the database open, even idle', async () => {
  const data = dataFolder()
  const other = openDb(join(data, 'thunderclap.db'))
  const { code, said } = await thunderclap(data, 'restore', backupOf())
  other.$client.close()
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('open') })
  expect(titlesIn(data)).toEqual(['Before'])
})

test('restore refuses what is no backup, is damaged, or newer, and leaves everything as it was', async () => {
  const data = dataFolder()
  const changed = (sql: string) => {
    const folder = backupOf()
    const client = new Database(join(folder, 'thunderclap.db'))
    client.pragma('foreign_keys = OFF')
    client.exec(sql)
    client.close()
    return folder
  }
  const torn = backupOf()
  const bytes = readFileSync(join(torn, 'thunderclap.db'))
  writeFileSync(join(torn, 'thunderclap.db'), bytes.fill(0x5a, 8_192, 65_536))
  const text = testFolder('text')
  copyFileSync(join(root, 'package.json'), join(text, 'thunderclap.db'))
  const cases: [string, string][] = [
    [testFolder('empty'), 'is no backup'],
    [text, 'no database of Thunderclap'],
    [torn, 'is damaged'],
    [
      changed(`insert into launches (campaign_id, kind, state, launch_at) values (999, 'real', 'open', 1)`),
      'belong to nothing',
    ],
    [changed(`insert into __drizzle_migrations (hash, created_at) values ('of-tomorrow', 9e12)`), 'newer version'],
    [data, 'folder of the program'],
  ]
  for (const [folder, why] of cases) {
    const { code, said } = await thunderclap(data, 'restore', folder)
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(why) })
  }
  expect((await thunderclap(data, 'restore')).code).toBe(2)
  expect(titlesIn(data)).toEqual(['Before'])
  expect(asideIn(data)).toEqual([])
  expect(existsSync(join(data, 'restoring'))).toBe(false)
})

test('killed in the middle, restore leaves the old database or the new one, and a second run ends it', async () => {
  const folder = backupOf()
  for (const afterMs of [0, 4, 10, 20, 35, 60]) {
    const data = dataFolder()
    const env = { PATH: process.env.PATH, DATA_DIR: data }
    const child = spawn(process.execPath, words('restore', folder), { cwd: root, env, stdio: 'ignore' })
    const ended = new Promise(done => child.once('exit', done))
    await expect.poll(() => existsSync(join(data, 'restoring')) || child.exitCode !== null, { interval: 1 }).toBe(true)
    await pause(afterMs)
    child.kill('SIGKILL')
    await ended
    expect([['Before'], ['In the backup']]).toContainEqual(titlesIn(data))
    expect((await thunderclap(data, 'restore', folder)).code).toBe(0)
    expect(titlesIn(data)).toEqual(['In the backup'])
    const kept = asideIn(data).flatMap(name => titlesIn(join(data, name)))
    expect(kept).toContain('Before')
  }
})
