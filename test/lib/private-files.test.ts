import { chmodSync, existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makePrivate, whyNotForUs, whyNotOurs } from '../../src/lib/private-files.ts'
import { testFolder } from '../support/folder.ts'
import { openToOthers } from '../support/modes.ts'

describe('what lies in the data folder', () => {
  test('of an earlier version is mended, however deep, and keeps the rights of its owner', () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'redis', 'appendonlydir'), { recursive: true })
    for (const name of ['thunderclap.db', 'redis/appendonlydir/1.aof', 'mine.sh']) writeFileSync(join(folder, name), '')
    for (const name of ['', 'redis', 'redis/appendonlydir', 'mine.sh']) chmodSync(join(folder, name), 0o755)
    for (const name of ['thunderclap.db', 'redis/appendonlydir/1.aof']) chmodSync(join(folder, name), 0o644)
    expect(openToOthers(folder)).toHaveLength(6)
    makePrivate(folder)
    expect(openToOthers(folder)).toEqual([])
    expect(statSync(join(folder, 'mine.sh')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'thunderclap.db')).mode & 0o777).toBe(0o600)
  })

  test('is left alone where a link leads out of it, and nothing is made', () => {
    const [folder, elsewhere] = [testFolder(), testFolder()]
    writeFileSync(join(elsewhere, 'file'), '')
    chmodSync(join(elsewhere, 'file'), 0o644)
    symlinkSync(join(elsewhere, 'file'), join(folder, 'file'))
    symlinkSync(join(elsewhere, 'gone'), join(folder, 'gone'))
    makePrivate(folder)
    expect(statSync(join(elsewhere, 'file')).mode & 0o777).toBe(0o644)
    makePrivate(join(folder, 'none'))
    expect(existsSync(join(folder, 'none'))).toBe(false)
    expect(whyNotOurs(join(folder, 'none'))).toBeNull()
  })
})

test('a folder that others keep things in is not ours to shut, and a file is no folder', () => {
  const folder = testFolder('shared')
  const not = (...names: string[]) => {
    const one = mkdtempSync(join(folder, 'one-'))
    for (const name of names) writeFileSync(join(one, name), '')
    return whyNotForUs(one)
  }
  expect(not()).toBe(null)
  expect(not('lost+found')).toBe(null)
  expect(not('secret.key', 'notes')).toBe(null)
  expect(not('thunderclap.db', 'letters.csv')).toBe(null)
  // As in /var, whose `log` and `redis` are not ours.
  expect(not('log', 'redis', 'mail')).toMatch(/holds what is not Thunderclap's \(mail\)/)
  expect(not('package.json')).toMatch(/package\.json/)
  expect(whyNotForUs(join(folder, 'none'))).toBe(null)
  writeFileSync(join(folder, 'file'), '')
  expect(whyNotForUs(join(folder, 'file'))).toMatch(/is a file/)
  // One that only holds backups, to restore from.
  mkdirSync(join(folder, 'only', 'backup'), { recursive: true })
  writeFileSync(join(folder, 'only', 'backup', 'thunderclap.db'), '')
  expect(whyNotForUs(join(folder, 'only'))).toBe(null)
})
