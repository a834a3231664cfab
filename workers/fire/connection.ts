import type { Answer, Failure } from '../../src/networks/port.ts'
import { type AnswerReader, openAnswer } from './answer-reader.ts'
import type { OpenSocket, OpenTo } from './socket.ts'

/** One socket. It carries one request at a time; no request waits behind another. */
export type Connection = {
  /** ms of the monotonic clock at which the request under way began; null when idle. */
  readonly since: () => number | null
  /**
   * Sends the bytes of one request. `write` is called in the tick that writes; if it returns false, or if the connection is
   * busy, no byte is sent. Resolves with the answer, with a failure, or with 'dropped'. Never rejects.
   */
  readonly send: (request: Buffer, write: () => boolean) => Promise<Sent>
  readonly isOpen: () => boolean
  /** Opens the socket without sending anything. */
  readonly warm: () => Promise<void>
  /** Ends the request under way with a failure. */
  readonly giveUp: () => void
  readonly close: () => void
}

export type Sent = Answer | Failure | 'dropped'

type UnderWay = {
  readonly request: Buffer
  readonly write: () => boolean
  readonly done: (sent: Sent) => void
  /** Null until the request is written: bytes read from then on are its answer. */
  reader: AnswerReader | null
}

/** `once`: a socket is given up after an answer. */
export function openConnection(openSocket: OpenTo, once = false): Connection {
  let socket: OpenSocket | null = null
  let open = false
  /** How long the other side keeps an idle socket open (ms of the monotonic clock). */
  let restsUntil = Number.POSITIVE_INFINITY
  let since: number | null = null
  let under: UnderWay | null = null

  function send(request: Buffer, write: () => boolean): Promise<Sent> {
    if (under) return Promise.resolve('dropped')
    return new Promise(done => {
      since = performance.now()
      under = { request, write, done, reader: null }
      if (open && since >= restsUntil) hangUp()
      if (open) depart(under)
      else if (!socket) connect()
    })
  }

  function depart(row: UnderWay): void {
    if (row.write()) {
      row.reader = openAnswer()
      socket?.write(row.request)
    } else finish(row, 'dropped')
  }

  function finish({ done }: UnderWay, sent: Sent): void {
    since = null
    under = null
    done(sent)
  }

  function connect(): void {
    restsUntil = Number.POSITIVE_INFINITY
    socket = openSocket({
      opened: () => {
        open = true
        if (under) depart(under)
      },
      heard: bytes => {
        // Bytes without a request: no later request may take them for its answer.
        if (under?.reader) {
          under.reader.read(bytes)
          finishIfRead(under, under.reader)
        } else breakOff('UNASKED')
      },
      ended: () => {
        under?.reader?.ended()
        if (under?.reader) finishIfRead(under, under.reader)
        breakOff('CLOSED')
      },
      closed: breakOff,
    })
  }

  function finishIfRead(row: UnderWay, reader: AnswerReader): void {
    const state = reader.state()
    if (state === 'broken') breakOff('NOT_HTTP')
    const answer = state === 'whole' ? reader.answer() : null
    if (!answer) return
    const restMs = reader.restMs()
    // After an answer to a half-written request the other half is still to be sent.
    if (!once && restMs > 0 && socket?.isFlushed()) restsUntil = performance.now() + restMs
    else hangUp()
    finish(row, answer)
  }

  function hangUp(): void {
    socket?.cut()
    socket = null
    open = false
  }

  /** A request that was written without a whole answer may or may not have been taken. */
  function breakOff(code: string): void {
    hangUp()
    if (under) finish(under, under.reader?.answer() ?? { written: under.reader !== null, code })
  }

  return {
    since: () => since,
    send,
    isOpen: () => open && performance.now() < restsUntil,
    warm: async () => {
      await send(Buffer.alloc(0), () => false)
    },
    giveUp: () => {
      if (under) breakOff('DEADLINE')
    },
    close: () => breakOff('CLOSED'),
  }
}
