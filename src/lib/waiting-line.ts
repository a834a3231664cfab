/** First come first served within a kind; kinds in the order in which they are served. */
export const kinds = ['urgent', 'begun', 'reading'] as const
export type WaitingKind = (typeof kinds)[number]

export type Line<T> = {
  /** `mono` in ms of the monotonic clock, here and below. */
  readonly join: (kind: WaitingKind, one: T, mono: number) => void
  /** Takes out who waits in vain: their answer is that they are too many. */
  readonly tooLate: (mono: number) => T[]
  /** Whose turn it is. `maxKind` leaves out the kinds after it. */
  readonly next: (maxKind: WaitingKind) => { readonly kind: WaitingKind; readonly one: T } | null
  readonly waits: (maxKind: WaitingKind) => boolean
}

/**
 * Turns are waited for `patienceMs` at most once a line has stood for `rushAfterMs`: more than usual come at once now and
 * then. `few` are served soon, however long the one before them took. Urgent requests always get their turn.
 */
const rules: Readonly<Record<Exclude<WaitingKind, 'urgent'>, Rule>> = {
  begun: { patienceMs: 600, rushAfterMs: 300, few: 32 },
  reading: { patienceMs: 30, rushAfterMs: 100, few: 8 },
}
type Rule = { readonly patienceMs: number; readonly rushAfterMs: number; readonly few: number }

/** Every eighth turn is the last kind's, so that they are. */
const oneIn = 8

type Queue<T> = { waiting: { readonly one: T; readonly since: number }[]; emptyAt: number }

export function waitingLine<T>(): Line<T> {
  const queues: Readonly<Record<WaitingKind, Queue<T>>> = { urgent: fresh(), begun: fresh(), reading: fresh() }

  let turn = 0

  return {
    join: (kind, one, mono) => {
      const queue = queues[kind]
      if (queue.waiting.length === 0) queue.emptyAt = mono
      queue.waiting.push({ one, since: mono })
    },
    tooLate: mono => [...lateOf(queues.begun, rules.begun, mono), ...lateOf(queues.reading, rules.reading, mono)],
    next: maxKind => {
      turn++
      const order = upTo(maxKind)
      for (const kind of turn % oneIn === 0 ? order.reverse() : order) {
        const first = queues[kind].waiting.shift()
        if (first) return { kind, one: first.one }
      }
      return null
    },
    waits: maxKind => upTo(maxKind).some(kind => queues[kind].waiting.length > 0),
  }
}

function lateOf<T>({ waiting, emptyAt }: Queue<T>, { patienceMs, rushAfterMs, few }: Rule, mono: number): T[] {
  if (mono - emptyAt < rushAfterMs) return []
  const inTime = waiting.findIndex(({ since }) => mono - since <= patienceMs)
  const late = Math.min(inTime < 0 ? waiting.length : inTime, waiting.length - few)
  return waiting.splice(0, Math.max(0, late)).map(({ one }) => one)
}

const fresh = <T>(): Queue<T> => ({ waiting: [], emptyAt: 0 })

const upTo = (maxKind: WaitingKind) => kinds.slice(0, kinds.indexOf(maxKind) + 1)
