import type { Answer } from '../../src/networks/port.ts'
import { type AnswerHead, readHead } from './answer-head.ts'

/** Reads one answer, in any number of pieces. Interim answers (1xx) before it are skipped. */
export type AnswerReader = {
  /** Copies what it keeps: the caller may use its buffer again. */
  readonly read: (bytes: Buffer) => void
  /** The other side has ended the connection: without a length, that ends the answer. */
  readonly ended: () => void
  readonly state: () => 'reading' | 'whole' | 'broken'
  /** What was read so far; null when not even a status came. */
  readonly answer: () => Answer | null
  /** How long the socket may rest before the next request (ms); 0: it may carry none. */
  readonly restMs: () => number
}

/** Answers to posts are small; longer ones are cut. */
const bodyAtMost = 64 * 1024
const headAtMost = 64 * 1024
const lineAtMost = 4 * 1024
/** A socket is closed this long before the other side's keep-alive timeout. */
const hintMarginMs = 1_500

type Step = 'head' | 'counted' | 'until-close' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailers' | 'whole' | 'broken'

const lineEnd = '\r\n'
const headEnd = '\r\n\r\n'
const nothing = Buffer.alloc(0)

export function openAnswer(): AnswerReader {
  let step: Step = 'head'
  let head: AnswerHead | null = null
  /** Bytes that do not complete a step yet. */
  let rest = nothing
  let left = 0
  const kept: Buffer[] = []
  let keptLength = 0
  let extra = false

  /** Takes the bytes of the next step. Returns how many; 0 when more must come first. */
  function take(bytes: Buffer): number {
    switch (step) {
      case 'head':
        return takeHead(bytes)
      case 'chunk-size':
        return takeSize(bytes)
      case 'chunk-end':
        if (bytes.length < 2) return 0
        step = bytes.toString('latin1', 0, 2) === lineEnd ? 'chunk-size' : 'broken'
        return 2
      case 'trailers': {
        const end = endOfLine(bytes)
        if (end === 0) step = 'whole'
        return end < 0 ? 0 : end + 2
      }
      default:
        return takeBody(bytes)
    }
  }

  function takeHead(bytes: Buffer): number {
    const end = bytes.indexOf(headEnd, 0, 'latin1')
    if (end < 0) {
      if (bytes.length > headAtMost || !couldBeHead(bytes)) step = 'broken'
      return 0
    }
    const read = readHead(bytes.toString('latin1', 0, end))
    head = read ?? head
    // No request of ours asks for another protocol.
    if (!read || read.status === 101) step = 'broken'
    else if (read.status >= 200) {
      const { body } = read
      left = body.kind === 'length' ? body.length : 0
      step =
        body.kind === 'chunked'
          ? 'chunk-size'
          : body.kind === 'until-close'
            ? body.kind
            : left > 0
              ? 'counted'
              : 'whole'
    }
    return end + headEnd.length
  }

  function takeSize(bytes: Buffer): number {
    const end = endOfLine(bytes)
    if (end < 0) return 0
    const size = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(bytes.toString('latin1', 0, end))?.[1]
    left = Number.parseInt(size ?? '0', 16)
    step = size === undefined ? 'broken' : left === 0 ? 'trailers' : 'chunk'
    return end + 2
  }

  function takeBody(bytes: Buffer): number {
    const mine = step === 'until-close' ? bytes.length : Math.min(left, bytes.length)
    if (keptLength < bodyAtMost) kept.push(Buffer.from(bytes.subarray(0, mine)))
    keptLength += mine
    if (step === 'until-close') return mine
    left -= mine
    if (left === 0) step = step === 'chunk' ? 'chunk-end' : 'whole'
    return mine
  }

  function endOfLine(bytes: Buffer): number {
    const end = bytes.indexOf(lineEnd, 0, 'latin1')
    if (end < 0 && bytes.length > lineAtMost) step = 'broken'
    return end
  }

  const isOver = () => step === 'whole' || step === 'broken'

  return {
    read: heard => {
      let bytes = rest.length > 0 ? Buffer.concat([rest, heard]) : heard
      rest = nothing
      while (bytes.length > 0 && !isOver()) {
        const taken = take(bytes)
        if (taken === 0) {
          rest = Buffer.from(bytes)
          return
        }
        bytes = bytes.subarray(taken)
      }
      extra ||= bytes.length > 0
    },
    ended: () => {
      if (step === 'until-close') step = 'whole'
    },
    state: () => (step === 'whole' || step === 'broken' ? step : 'reading'),
    answer: () => {
      if (!head) return null
      const body = kept.length === 0 ? '' : Buffer.concat(kept).toString('utf8', 0, bodyAtMost)
      return { status: head.status, headers: head.headers, body, complete: step === 'whole' }
    },
    restMs: () => {
      if (step !== 'whole' || !head?.keepAlive || extra) return 0
      return head.restMs === null ? Number.POSITIVE_INFINITY : Math.max(0, head.restMs - hintMarginMs)
    },
  }
}

/** An answer that begins otherwise is no HTTP, so there is no need to wait for more of it. */
const couldBeHead = (bytes: Buffer) => 'HTTP/1.'.startsWith(bytes.toString('latin1', 0, 7))
