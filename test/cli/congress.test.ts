import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { currentEdition } from '../../src/domain/call/congress/editions.ts'
import { filesOf, madeUpCongress } from '../domain/call/congress/made-up.ts'
import { testDb } from '../support/db.ts'
import { afterThisTest, testFolder } from '../support/folder.ts'

const root = resolve(import.meta.dirname, '../..')

test('congress update takes lists from addresses or files, and keeps the old ones where new ones are not whole', async () => {
  const folder = testFolder('data')
  const db = testDb(folder)
  const files = filesOf(madeUpCongress())
  const zips = join(folder, 'zips.csv')
  writeFileSync(zips, files.zips)
  const url = await serve({
    '/members': files.members,
    '/offices': files.offices,
    '/half': files.members.slice(0, 9_999),
  })
  const settings = { CONGRESS_MEMBERS_URL: `${url}/members`, CONGRESS_OFFICES_URL: `${url}/offices` }
  const run = (...args: string[]) => thunderclap(folder, settings, ['congress', 'update', ...args])

  const loaded = await run('--zips', zips)
  expect(loaded.said).toContain('Loaded 541 members of Congress, 541 offices and 30,106 ZIP areas.')
  expect(loaded.code).toBe(0)
  const first = currentEdition(db)

  const half = await run('--zips', zips, '--members', `${url}/half`)
  expect(half.said).toContain('members: not JSON, or cut off')
  expect(half.said).toContain('Nothing was changed: the lists at hand stay.')
  expect(half.code).toBe(1)
  const gone = await run('--zips', join(folder, 'nowhere.csv'), '--offices', `${url}/nowhere`)
  expect(gone.said).toContain('nowhere.csv: there is no such file')
  expect(gone.said).toContain('/nowhere: the answer was 404')
  expect(gone.code).toBe(1)
  expect((await thunderclap(folder, settings, ['congress', 'upgrade'])).code).toBe(2)
  expect(currentEdition(db)).toEqual(first)
})

async function serve(files: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((req, res) => {
    const file = files[req.url ?? '']
    res.writeHead(file === undefined ? 404 : 200).end(file)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function thunderclap(dataDir: string, settings: Readonly<Record<string, string>>, args: readonly string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, ...settings }
  return new Promise<{ code: number; said: string }>(done => {
    execFile(process.execPath, ['bin/thunderclap.js', ...args], { cwd: root, env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), said: out + err }),
    )
  })
}
