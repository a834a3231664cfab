import { expect, test } from 'vitest'
import { reserveBytes, scarcity } from '../../../src/domain/operation/storage.ts'

const mb = 1_048_576
const kept = { reserve: reserveBytes }
const used = { reserve: 0 }

test.each([
  ['with the reserve in its place, 36 MB are enough for everything', { ...kept, free: 36 * mb }, null],
  ['with less, there is room for pledges', { ...kept, free: 36 * mb - 1 }, 'scarce'],
  ['down to 4 MB', { ...kept, free: 4 * mb }, 'scarce'],
  ['and then for nothing of the pages', { ...kept, free: 4 * mb - 1 }, 'no-room'],
  ['what the reserve gave back is not for pages', { ...used, free: reserveBytes + 4 * mb - 1 }, 'no-room'],
  ['nor what pledges need for the rest', { ...used, free: reserveBytes + 36 * mb - 1 }, 'scarce'],
  ['until there is room for all of them', { ...used, free: reserveBytes + 36 * mb }, null],
] as const)('%s', (_, room, problem) => {
  expect(scarcity(room)).toBe(problem)
})
