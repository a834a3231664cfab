import { expect, test } from 'vitest'
import { inWorkerThread, TooSlow } from '../../src/lib/worker-thread.ts'
import { afterThisTest } from '../support/folder.ts'

const spin = () => inWorkerThread<number, string>(new URL('./fixtures/spins.ts', import.meta.url))

test('what takes long aside keeps nobody here from being served', async () => {
  const work = spin()
  await work(0)
  let served = 0
  const serving = setInterval(() => served++, 1)
  afterThisTest(() => clearInterval(serving))
  expect(await work(1_000)).toBe('after 1000 ms')
  expect(served).toBeGreaterThan(3)
})

test('a thread that fails says so to who asked, and the next who asks gets another one', async () => {
  const work = spin()
  await expect(work(1)).rejects.toThrow('odd')
  expect(await work(2)).toBe('after 2 ms')
})

test('what does not end in time is given up, and the next who asked in the meantime gets an answer', async () => {
  const work = inWorkerThread<number, string>(new URL('./fixtures/spins.ts', import.meta.url), 5_000)
  const [endless, next] = [work(1_000_000), work(2)]
  await expect(endless).rejects.toThrow(TooSlow)
  expect(await next).toBe('after 2 ms')
})
