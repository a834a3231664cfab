import type { Started } from '../processes.ts'
import type { Stage } from '../stage.ts'

/** What all contestants are given alike. */
export type Task = {
  readonly posts: number
  readonly processes: number
  /** Sockets of each process; for `job-each`, jobs that it works on at once. */
  readonly sockets: number
}

/** The processes of a contestant, up and idle. Their CPU time is counted from here to the end of `fire`. */
export type Crew = {
  readonly processes: readonly Started[]
  /** Whatever may be done before a moment is known. */
  readonly prepare: () => Promise<void>
  /** How long before T0 `fire` must be called. */
  readonly leadMs: number
  /** Posts at T0 (ms). Resolves when nothing is left to do, with the posts that did not succeed. */
  readonly fire: (at: number) => Promise<{ readonly failed: number }>
}

export type Contestant = {
  readonly name: string
  readonly about: string
  readonly enter: (stage: Stage, task: Task) => Promise<Crew>
}

/** First and last number (exclusive) of the posts of each of `processes`. */
export const shares = ({ posts, processes }: Task) =>
  Array.from({ length: processes }, (_, n) => ({
    first: Math.floor((posts * n) / processes),
    end: Math.floor((posts * (n + 1)) / processes),
  }))
