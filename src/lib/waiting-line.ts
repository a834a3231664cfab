/** First come first served within a kind; kinds in the order in which they are served. */
export const kinds = ['urgent', 'begun', 'reading'] as const
export type Kind = (typeof kinds)[number]

export type Line<T> = {
  /** `mono` in ms of the monotonic clock, here and below. */
  readonly join: (kind: Kind, one: T, mono: number) => void
  /** Takes out who waits in vain: their answer is that they are too many. */
  readonly tooLate: (mono: number) => T[]
  /** Whose turn it is. `maxKind` leaves out the kinds after it. */
  readonly next: (maxKind: Kind) => { readonly kind: Kind; readonly one: T } | null
  readonly waits: (maxKind: Kind) => boolean
}

/** How long a turn is waited for while more come than can be served. Urgent ones always get theirs. */
const patienceMs: Readonly<Record<Kind, number>> = { urgent: Number.POSITIVE_INFINITY, begun: 400, reading: 30 }
/** More than usual come at once now and then. A line that has stood for so long is more than that. */
const rushAfterMs = 100
/** So few are served soon, however long the one before them took. */
const few = 8
/** Every eighth turn is the last kind's, so that they are. */
const oneIn = 8

type Queue<T> = { waiting: { readonly one: T; readonly since: number }[]; emptyAt: number }

export function waitingLine<T>(): Line<T> {
  const queues: Readonly<Record<Kind, Queue<T>>> = { urgent: fresh(), begun: fresh(), reading: fresh() }

  let turn = 0

  return {
    join: (kind, one, mono) => {
      const queue = queues[kind]
      if (queue.waiting.length === 0) queue.emptyAt = mono
      queue.waiting.push({ one, since: mono })
    },
    tooLate: mono => kinds.flatMap(kind => lateOf(queues[kind], patienceMs[kind], mono)),
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

function lateOf<T>({ waiting, emptyAt }: Queue<T>, patience: number, mono: number): T[] {
  if (mono - emptyAt < rushAfterMs) return []
  const inTime = waiting.findIndex(({ since }) => mono - since <= patience)
  const late = Math.min(inTime < 0 ? waiting.length : inTime, waiting.length - few)
  return waiting.splice(0, Math.max(0, late)).map(({ one }) => one)
}

const fresh = <T>(): Queue<T> => ({ waiting: [], emptyAt: 0 })

const upTo = (maxKind: Kind) => kinds.slice(0, kinds.indexOf(maxKind) + 1)
