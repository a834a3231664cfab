import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { reloadingBox } from '../../src/lib/reloading-box.ts'
import { keyIdOf, newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { addKey, keyFile, keySource, removeKey } from '../../src/lib/secret-key.ts'
import { testFolder } from '../support/folder.ts'

function setting() {
  const folder = testFolder('keys')
  const keys = keySource(null, folder)
  const box = reloadingBox(() => ({ keys: keys() }))
  const [first = ''] = keys()
  return { folder, keys, box, first, second: newSecretKey() }
}

test('opens at once what is sealed with a key that was added while it is in use', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { folder, box, second } = setting()
  const sealed = secretBox([second]).seal('hello', 'row')
  expect(() => box.open(sealed, 'row')).toThrow('not at hand')
  addKey(folder, second)
  vi.advanceTimersByTime(20)
  expect(box.open(sealed, 'row')).toBe('hello')
})

test('forgets a key that was taken away, and seals with the one that is left', async () => {
  const { folder, box, first, second } = setting()
  const sealed = box.seal('hello', 'row')
  addKey(folder, second)
  removeKey(folder, keyIdOf(first))
  await vi.waitFor(() => expect(box.keyIds()).toEqual([keyIdOf(second)]), { interval: 50 })
  expect(box.seal('hello', 'row').startsWith(keyIdOf(second))).toBe(true)
  expect(() => box.open(sealed, 'row')).toThrow('not at hand')
})

test('goes on with the keys it has while the file is gone or damaged, and makes no other one', async () => {
  const { folder, box, first, second } = setting()
  const file = keyFile(folder)
  rmSync(file)
  expect(() => box.open(secretBox([second]).seal('hello', 'row'), 'row')).toThrow('not at hand')
  await new Promise(done => setTimeout(done, 30))
  writeFileSync(file, 'no key at all\n')
  expect(() => box.open(secretBox([second]).seal('hello', 'row'), 'row')).toThrow('not at hand')
  expect(box.keyIds()).toEqual([keyIdOf(first)])
  expect(readFileSync(file, 'utf8')).toBe('no key at all\n')
})

test('a key is added at the end of the file, which nobody else may read', () => {
  const { folder, first, second } = setting()
  addKey(folder, second)
  expect(readFileSync(keyFile(folder), 'utf8')).toBe(`${first}\n${second}\n`)
  expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600)
})

test('derived keys stay the same array until the keys change', async () => {
  const { folder, box, second } = setting()
  const before = box.derive('cookie')
  expect(box.derive('cookie')).toBe(before)
  addKey(folder, second)
  await vi.waitFor(() => expect(box.derive('cookie')).toHaveLength(2), { interval: 50 })
  expect(box.derive('cookie')[0]).toBe(before[0])
})
