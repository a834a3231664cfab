import { vi } from 'vitest'

/**
 * The least that a test waits for what it waits for, whatever it asks for. Machines are shared and slow: a deadline is there
 * to catch what hangs. What must not take long is a figure of the bench.
 */
export const patienceMs = 200_000

/** For a request that must be answered some time. */
export const patience = () => AbortSignal.timeout(patienceMs)

/** For an answer that must never come: aborted a while after what was asked for `holds`. */
export function givenUpOnce(holds: () => Promise<void> | void, aWhileMs = 100): AbortSignal {
  const given = new AbortController()
  const giveUp = () => setTimeout(() => given.abort(new DOMException('it was given up', 'TimeoutError')), aWhileMs)
  void Promise.resolve(vi.waitFor(holds, { interval: 20 })).then(giveUp, giveUp)
  return given.signal
}

const { waitFor } = vi

vi.waitFor = (holds, options = {}) => {
  const { timeout = 0, interval = 50 } = typeof options === 'number' ? { timeout: options } : options
  return waitFor(holds, { interval, timeout: Math.max(timeout, patienceMs) })
}
