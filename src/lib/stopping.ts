import { askedToEnd } from './signals.ts'

/** Whoever needs longer to end (Redis is gone, say, and a command waits for it) is waiting for nothing. */
export const endWithinMs = 14_000

/** One signal for the end of the process: SIGTERM, SIGINT, or the parent gone. Who insists a second later ends it at once. */
export function endSignal(): AbortSignal {
  const end = new AbortController()
  const stop = () => {
    setTimeout(() => process.exit(1), endWithinMs).unref()
    end.abort()
  }
  void askedToEnd(
    process,
    () => process.exit(130),
    () => performance.now(),
    ['SIGINT', 'SIGTERM'],
  ).then(stop)
  // The parent died while this one was still loading: nobody would ever tell.
  if (!process.channel && process.connected === false) stop()
  return end.signal
}

/** Resolves after `ms`, or as soon as `signal` fires. */
export const sleep = (ms: number, signal?: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })

export const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )
