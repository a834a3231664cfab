import { expect, test } from 'vitest'
import { digester } from '../../src/lib/digest.ts'
import { newSecretKey, secretBox } from '../../src/lib/secret-box.ts'

const key = newSecretKey()
const box = secretBox([key])
const digests = digester(box, 'a-purpose')

test('a digest matches the very parts it was made of, and no others', () => {
  const made = digests.of([1, 'text', null])
  expect(digests.matches(made, [1, 'text', null])).toBe(true)
  for (const other of [
    [1, 'text'],
    [1, 'Text', null],
    ['1', 'text', null],
    [1, 'te', 'xt'],
    [2, 'text', null],
  ])
    expect(digests.matches(made, other)).toBe(false)
})

test('nobody without the key makes one, nor one for another purpose', () => {
  const made = digests.of(['text'])
  expect(digester(secretBox([newSecretKey()]), 'a-purpose').matches(made, ['text'])).toBe(false)
  expect(digester(box, 'another').matches(made, ['text'])).toBe(false)
  for (const junk of ['', 'x', made.slice(1), `${made}A`]) expect(digests.matches(junk, ['text'])).toBe(false)
})

test('what an older key made still matches after a change of keys, also when only its derived key was kept', () => {
  const made = digests.of(['text'])
  const next = newSecretKey()
  expect(digester(secretBox([next, key]), 'a-purpose').matches(made, ['text'])).toBe(true)
  const [derived = ''] = box.derive('a-purpose')
  const kept = [{ purpose: 'a-purpose', key: derived }]
  expect(digester(secretBox([next], { kept }), 'a-purpose').matches(made, ['text'])).toBe(true)
  expect(digester(secretBox([next]), 'a-purpose').matches(made, ['text'])).toBe(false)
})
