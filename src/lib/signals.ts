/** Keys and shells often send a signal twice at once: to the group, and passed on by npm. */
const sameKeystrokeMs = 1_000

/** What is used of a process. */
type Listening = Pick<NodeJS.EventEmitter, 'on'> & Pick<NodeJS.Process, 'channel'>

/** Resolves at the first signal to end `self`. `again` runs when somebody insists, a second later or more. */
export function askedToEnd(
  self: Listening,
  again: () => void,
  now: () => number,
  signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'],
): Promise<void> {
  let first: number | null = null
  return new Promise(done => {
    const hear = () => {
      if (first === null) {
        first = now()
        done()
      } else if (now() - first > sameKeystrokeMs) again()
    }
    for (const signal of signals) self.on(signal, hear)
    if (self.channel) {
      self.on('disconnect', hear)
      self.channel.unref()
    }
  })
}
