import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { grants } from '../../db/schema/index.ts'
import { keyIdOf, secretBox } from '../../src/lib/secret-box.ts'
import { readSecretKeys } from '../../src/lib/secret-key.ts'
import { testDb } from '../support/db.ts'
import { makeAccount } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { openToOthers } from '../support/modes.ts'
import { nodeWords } from '../support/programs.ts'

const root = resolve(import.meta.dirname, '../..')

function thunderclap(folder: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: folder }
  const words = [...nodeWords('src/cli/main.ts'), ...args]
  return new Promise(done => {
    execFile(process.execPath, words, { cwd: root, env }, (error, stdout) =>
      done({ code: Number(error?.code ?? 0), said: stdout }),
    )
  })
}

test('backup copies what was written a moment ago, and pictures, and names the key it opens with', async () => {
  const data = testFolder('data')
  const db = testDb(data)
  const [key = ''] = readSecretKeys(null, data)
  makeAccount(db, {}, { box: secretBox([key]) })
  mkdirSync(join(data, 'pictures'))
  writeFileSync(join(data, 'pictures', 'one.webp'), 'a picture')
  const folder = join(testFolder('backups'), 'today')
  const { code, said } = await thunderclap(data, 'backup', folder)
  expect(code, said).toBe(0)
  expect(said).toContain(`the secret key ${keyIdOf(key)}`)
  expect(readFileSync(join(folder, 'pictures', 'one.webp'), 'utf8')).toBe('a picture')
  expect(existsSync(join(folder, 'secret.key'))).toBe(false)
  expect(openToOthers(folder)).toEqual([])
  const copy = openDb(join(folder, 'thunderclap.db'))
  expect(copy.select().from(grants).all()).toEqual(db.select().from(grants).all())
  copy.$client.close()

  const again = await thunderclap(data, 'backup', folder)
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already') })
})

test('backup copies a database of an older version, and says in a sentence why it cannot', async () => {
  const data = testFolder('data')
  const db = testDb(data)
  db.$client.exec('drop table hash_keys')
  db.$client.close()
  const folder = join(testFolder('backups'), 'today')
  const { code, said } = await thunderclap(data, 'backup', folder)
  expect(code, said).toBe(0)
  expect(said).toContain('sound')

  const inFile = join(folder, 'thunderclap.db', 'below')
  const refused = await thunderclap(data, 'backup', inFile)
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^The backup could not be made \(.+\)\. Nothing/),
  })
  const other = testFolder('other')
  writeFileSync(join(other, 'thunderclap.db'), '')
  const none = await thunderclap(other, 'backup', join(other, 'new'))
  expect(none).toMatchObject({ code: 1, said: expect.stringContaining('could not be made') })
  expect(existsSync(join(other, 'new'))).toBe(false)
})

test('a command that is mistyped changes nothing and says so', async () => {
  const data = testFolder('none')
  expect(await thunderclap(data, 'bakcup')).toMatchObject({
    code: 2,
    said: expect.stringContaining('no command bakcup'),
  })
  expect((await thunderclap(data, 'migrate', 'now')).code).toBe(2)
  expect((await thunderclap(data, 'doctor', 'now')).code).toBe(2)
  expect((await thunderclap(data, 'backup')).code).toBe(2)
  expect((await thunderclap(data, 'backup', join(data, 'new'))).said).toContain('There is no database')
  expect(existsSync(join(data, 'thunderclap.db'))).toBe(false)
})

test('migrate says when it made a database where there was none', async () => {
  const data = testFolder('none')
  expect((await thunderclap(data, 'migrate')).said).toContain('There was no database')
  expect((await thunderclap(data, 'migrate')).said).toContain('is up to date')
})
