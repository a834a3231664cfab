/** Keys and shells often send a signal twice at once: to the group, and passed on by npm. */
const sameKeystrokeMs = 1_000

/** Resolves at the first signal to end. `again` runs when somebody insists, a second later or more. */
export function askedToEnd(again: () => void, now: () => number): Promise<void> {
  let first: number | null = null
  return new Promise(done => {
    const hear = () => {
      if (first === null) {
        first = now()
        done()
      } else if (now() - first > sameKeystrokeMs) again()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
    if (process.channel) {
      process.on('disconnect', hear)
      process.channel.unref()
    }
  })
}
