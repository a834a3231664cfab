import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../support/folder.ts'

const file = resolve(import.meta.dirname, '../../bin/private-tmp.js')
const name = `thunderclap-${process.getuid?.()}`

function load(tmp: string): { readonly tmp: string; readonly cache: string } {
  const script = `await import(${JSON.stringify(file)}); console.log(JSON.stringify({ tmp: (await import('node:os')).tmpdir(), cache: process.env.TSX_DISABLE_CACHE ?? 'on' }))`
  const env = { PATH: process.env.PATH, TMPDIR: tmp }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }))
}

test('temporary files, what was compiled among them, go into a folder that is ours alone', () => {
  const tmp = testFolder('tmp')
  const own = join(tmp, name)
  expect(load(tmp)).toEqual({ tmp: own, cache: 'on' })
  expect(statSync(own).mode & 0o777).toBe(0o700)
  // A process that inherits it makes no other one inside.
  expect(load(own)).toEqual({ tmp: own, cache: 'on' })
})

test.each<[string, (own: string, tmp: string) => void]>([
  [
    'is open to others',
    own => {
      mkdirSync(own)
      chmodSync(own, 0o777)
    },
  ],
  [
    'is a link to elsewhere',
    (own, tmp) => {
      mkdirSync(join(tmp, 'elsewhere'))
      symlinkSync(join(tmp, 'elsewhere'), own)
    },
  ],
])('nothing that was compiled is kept where that folder %s', (_, plant) => {
  const tmp = testFolder('tmp')
  plant(join(tmp, name), tmp)
  expect(load(tmp)).toEqual({ tmp, cache: '1' })
})
