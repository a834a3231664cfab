import type { Started } from '../child-process.ts'
import type { Environment } from '../environment.ts'

/** The same for ours and for every baseline. */
export type Task = {
  readonly posts: number
  readonly processes: number
  /** Sockets of each process; for `job-each`, jobs that it works on at once. */
  readonly sockets: number
}

/** The processes of a baseline, up and idle. Their CPU time is counted from here to the end of `fire`. */
export type RunningBaseline = {
  readonly processes: readonly Started[]
  /** What can be done before T0 is known. */
  readonly prepare: () => Promise<void>
  /** How long before T0 `fire` must be called. */
  readonly leadMs: number
  /** Posts at T0 (ms). Resolves at the end with the number of posts that did not succeed. */
  readonly fire: (at: number) => Promise<{ readonly failed: number }>
}

/** A way to post that is measured: ours, or one to compare it with. */
export type Baseline = {
  readonly name: string
  readonly about: string
  readonly start: (environment: Environment, task: Task) => Promise<RunningBaseline>
}

/** First and last number (exclusive) of the posts of each of `processes`. */
export const shares = ({ posts, processes }: Task) =>
  Array.from({ length: processes }, (_, n) => ({
    first: Math.floor((posts * n) / processes),
    end: Math.floor((posts * (n + 1)) / processes),
  }))
