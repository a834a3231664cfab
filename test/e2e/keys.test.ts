import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { mails } from '../../db/schema/index.ts'
import { countSealed } from '../../src/domain/operation/keys/reseal.ts'
import { keyIdOf, secretBox } from '../../src/lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../src/lib/secret-key.ts'
import { afterThisTest } from '../support/folder.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { nodeWords } from '../support/programs.ts'

const root = resolve(import.meta.dirname, '../..')
const waiting = 60_000

/** `npm run thunderclap -- keys …`, as whoever runs the site types it. */
function keys(rig: LaunchRig, ...args: string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: rig.dataDir }
  const child = spawn(process.execPath, [...nodeWords('src/cli/main.ts'), 'keys', ...args], { cwd: root, env })
  let said = ''
  child.stdout.on('data', chunk => {
    said += String(chunk)
  })
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, said }))
  afterThisTest(() => void child.kill('SIGKILL'))
  return { kill: () => child.kill('SIGKILL'), ended, said: () => said }
}

/** Mails that nobody sends today: enough for a change of keys to be cut off in the middle. */
function manyWait({ db, box }: LaunchRig, many: number): void {
  const later = Date.now() + 86_400_000
  const rows = Array.from({ length: many }, (_, n) => ({
    key: `waits:${n}`,
    kind: 'update',
    state: 'queued' as const,
    rank: 9,
    letter: box.seal(`letter ${n}`, `mail:waits:${n}`),
    addressHash: `nobody ${n}`,
    createdAt: later,
    nextAt: later,
    until: 2 * later,
  }))
  db.transaction(tx => {
    for (let n = 0; n < many; n += 1_000)
      tx.insert(mails)
        .values(rows.slice(n, n + 1_000))
        .run()
  })
}

test('keys change: after a start with the new one, everything is sealed anew beside web, director and sender, killed in the middle and run again; then everything opens and every post goes out', async () => {
  const rig = await launchRig(20)
  manyWait(rig, waiting)
  const startAll = () => Promise.all([rig.start('web'), rig.start('director'), rig.start('sender')])
  const endAll = (running: Awaited<ReturnType<typeof startAll>>) => Promise.all(running.map(one => one.end('SIGTERM')))
  const before = await startAll()
  const [oldId = ''] = readKeyFile(rig.dataDir).map(keyIdOf)
  const oldLeft = () => countSealed(rig.db).get(oldId) ?? 0
  expect(await keys(rig, 'rotate').ended).toMatchObject({ code: 0 })
  await endAll(before)
  const both = await startAll()

  const all = oldLeft()
  const first = keys(rig, 'reseal')
  const underWay = () => expect(oldLeft(), first.said()).toBeLessThan(all)
  await vi.waitFor(underWay, { interval: 5 })
  first.kill()
  await first.ended
  const left = oldLeft()
  expect(left, first.said()).toBeGreaterThan(0)
  const newId = keyIdOf(readKeyFile(rig.dataDir)[0] ?? '')
  expect((countSealed(rig.db).get(newId) ?? 0) + left).toBeGreaterThanOrEqual(all)
  expect((await keys(rig).ended).said).toContain('A change of keys is not finished')

  const second = await keys(rig, 'reseal').ended
  expect(second, second.said).toMatchObject({ code: 0, said: expect.stringContaining(`needs ${oldId} any more`) })
  expect([...countSealed(rig.db).keys()]).toEqual([newId])
  writeFileSync(keyFile(rig.dataDir), `${readKeyFile(rig.dataDir)[0]}\n`)
  await endAll(both)
  await startAll()
  const alone = secretBox(readKeyFile(rig.dataDir))
  for (const { key, letter } of rig.db.select().from(mails).all())
    if (key.startsWith('waits:')) expect(letter && alone.open(letter, `mail:${key}`)).toBe(`letter ${key.slice(6)}`)

  await rig.over(rig.launchIn(3_000), 60_000)
  const posts = (await rig.posts()).map(one => `${one.account} ${one.text}`).sort()
  expect(posts).toEqual(rig.promised.map(one => `${one.handle} ${one.text}`).sort())
})
