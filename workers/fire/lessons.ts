import type { Answer, HostState } from '../../src/networks/port.ts'

/** A state that a host taught, such as a nonce, and when it last did (ms). */
export type Lesson = { readonly state: string; heardAt: number }

/** What the answers of one host have taught so far. */
export type Lessons = {
  readonly newest: () => Lesson | null
  /** To be called with every answer. */
  readonly hear: (answer: Answer, now: number) => void
  /** Whether the host still takes what was signed with that lesson (null: with none). */
  readonly isGood: (lesson: Lesson | null, now: number) => boolean
  /** The host did not take what was signed with it. */
  readonly refused: (lesson: Lesson | null) => void
  /** Whether the newest is too old to sign ahead with, or there is none. */
  readonly isWanted: (now: number) => boolean
}

const nothing: Lessons = {
  newest: () => null,
  hear: () => {},
  isGood: () => true,
  refused: () => {},
  isWanted: () => false,
}

export function openLessons(hostState: HostState | null): Lessons {
  if (hostState === null) return nothing
  const { read, freshMs } = hostState
  let newest: Lesson | null = null
  return {
    newest: () => newest,
    hear: (answer, now) => {
      const state = read(answer)
      if (state === null) return
      if (newest?.state === state) newest.heardAt = now
      else newest = { state, heardAt: now }
    },
    // What was signed before the host taught anything is tried: it may want nothing.
    isGood: (lesson, now) => (lesson === null ? newest === null : now - lesson.heardAt < freshMs),
    refused: lesson => {
      if (lesson && lesson !== newest) lesson.heardAt = Number.NEGATIVE_INFINITY
    },
    isWanted: now => newest === null || now - newest.heardAt > freshMs / 2,
  }
}
