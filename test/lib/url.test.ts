import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readUrl } from '../../src/lib/url.ts'

test('reads an address, and null where there is none', () => {
  expect(readUrl('https://bücher.example/ü')?.href).toBe('https://xn--bcher-kva.example/%C3%BC')
  expect(readUrl('../b', 'https://example.org/a/')?.href).toBe('https://example.org/b')
  expect(readUrl('bücher')).toBeNull()
  expect(readUrl('')).toBeNull()
})

test('reads letters beyond ASCII for as long as the process lives', () => {
  let refused = 0
  for (let n = 0; n < 20_000; n++) if (!readUrl('https://bücher.example')) refused++
  expect(refused).toBe(0)
})

test('nothing asks in the way that stops working once it is compiled', () => {
  const root = resolve(import.meta.dirname, '../..')
  const { stdout } = spawnSync('grep', ['-rlE', 'canParse\\(', 'src', 'workers', 'db'], { cwd: root, encoding: 'utf8' })
  expect(stdout).toBe('')
})
