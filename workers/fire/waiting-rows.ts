import type { HeldBatch, HeldRow } from './held-batch.ts'

/** A batch's rows in their order, `next` the first that has not left. */
export type Stream = {
  readonly held: HeldBatch
  readonly rows: readonly HeldRow[]
  next: number
  /** Rows below it are due soon. */
  near: number
  /** Rows below it had their turn to be signed ahead. */
  signed: number
}

/** The rows of one host that wait to leave, batch by batch, the earliest due batch first. */
export type WaitingRows = {
  readonly streams: () => readonly Stream[]
  readonly add: (held: HeldBatch) => void
  /** Removes the first row of a stream. */
  readonly shift: (stream: Stream) => void
  /** When the first row is due (ms, wall clock); infinite without one. */
  readonly firstDue: () => number
  /** The first row of one of the batches, another one for each `n`. */
  readonly some: (n: number) => HeldRow | null
  /** Moves `near` to the rows due by then (ms, wall clock). Returns how many rows that are, and when the first is due. */
  readonly lookAhead: (until: number) => { readonly rows: number; readonly from: number }
}

export function openWaitingRows(): WaitingRows {
  let streams: Stream[] = []
  const dueOf = ({ rows, next }: Stream) => rows[next]?.dueAt ?? 0

  return {
    streams: () => streams,
    add: held => {
      const stream = { held, rows: held.rows, next: 0, near: 0, signed: 0 }
      const place = streams.findIndex(one => dueOf(one) > dueOf(stream))
      streams.splice(place < 0 ? streams.length : place, 0, stream)
    },
    shift: stream => {
      stream.next++
      stream.held.rowLeft()
      if (stream.next === stream.rows.length) streams = streams.filter(one => one !== stream)
    },
    firstDue: () => streams.reduce((first, stream) => Math.min(first, dueOf(stream)), Number.POSITIVE_INFINITY),
    some: n => {
      const stream = streams[n % Math.max(1, streams.length)]
      return stream?.rows[stream.next + Math.floor(n / streams.length)] ?? stream?.rows[stream.next] ?? null
    },
    lookAhead: until => {
      let rows = 0
      let from = Number.POSITIVE_INFINITY
      for (const stream of streams) {
        stream.near = Math.max(stream.near, stream.next)
        while ((stream.rows[stream.near]?.dueAt ?? Number.POSITIVE_INFINITY) <= until) stream.near++
        rows += stream.near - stream.next
        if (stream.near > stream.next) from = Math.min(from, dueOf(stream))
      }
      return { rows, from }
    },
  }
}
