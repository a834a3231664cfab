import { expect, test } from 'vitest'
import { type WaitingKind, waitingLine } from '../../src/lib/waiting-line.ts'

/** A line that somebody has joined at each of these moments. */
function lineOf(joined: readonly (readonly [WaitingKind, number])[]) {
  const line = waitingLine<string>()
  for (const [n, [kind, at]] of joined.entries()) line.join(kind, `${kind} ${n}`, at)
  return line
}

const many = (kind: WaitingKind, n: number, at: number) => Array.from({ length: n }, () => [kind, at] as const)

test('who is urgent goes first, who has begun next, and who reads last, each in the order in which they came', () => {
  const line = lineOf([...many('reading', 2, 0), ['begun', 1], ['urgent', 2]])
  const served = [1, 2, 3, 4].map(() => line.next('reading')?.one)
  expect(served).toEqual(['urgent 3', 'begun 2', 'reading 0', 'reading 1'])
  expect(line.next('reading')).toBeNull()
})

test('readers are left out while no more of them can be served', () => {
  const line = lineOf([['reading', 0]])
  expect([line.next('begun'), line.waits('begun'), line.waits('reading')]).toEqual([null, false, true])
})

test('a few who came at once wait, however long the one before them took', () => {
  expect(lineOf(many('reading', 8, 0)).tooLate(60_000)).toEqual([])
})

test('many who came at once wait as long as that may be over soon', () => {
  expect(lineOf(many('reading', 100, 0)).tooLate(99)).toEqual([])
})

test('in a line that does not end, readers are turned away, but for those whose turn is near', () => {
  const line = lineOf([...many('reading', 100, 0), ...many('reading', 5, 280)])
  expect(line.tooLate(300)).toHaveLength(97)
  expect(line.next('reading')?.one).toBe('reading 97')
})

test('who has begun waits longer than who reads, and who is urgent until it is their turn', () => {
  const line = lineOf([...many('begun', 44, 0), ...many('reading', 20, 0), ...many('urgent', 20, 0)])
  expect(line.tooLate(300)).toHaveLength(12)
  expect(line.tooLate(1_000)).toHaveLength(12)
  expect(line.next('reading')?.one).toBe('urgent 64')
})

test('a line that was empty begins anew', () => {
  const line = lineOf(many('reading', 1, 0))
  line.next('reading')
  for (let n = 0; n < 50; n++) line.join('reading', `later ${n}`, 5_000)
  expect(line.tooLate(5_050)).toEqual([])
  expect(line.tooLate(5_100)).toHaveLength(42)
})

test('those who go last are not left waiting for ever', () => {
  const line = lineOf([...many('reading', 8, 0), ...many('begun', 200, 0)])
  const served = Array.from({ length: 64 }, () => line.next('reading')?.kind)
  expect(served.filter(kind => kind === 'reading')).toHaveLength(8)
})
