import type { Sql } from './open.ts'

/**
 * One commit for everything that is written in one turn of the event loop: a commit costs more than a post. What is
 * answered waits for it, so that nothing is promised that a kill could take back.
 */
export type Group = {
  /** Call before writing; the commit follows by itself at the end of this turn. */
  readonly join: () => void
  /** Runs `work` when all that was written up to now is committed. */
  readonly afterCommit: (work: () => void) => void
  readonly close: () => void
}

export function groupCommits(sql: Sql): Group {
  const begin = sql.prepare('BEGIN IMMEDIATE')
  const commit = sql.prepare('COMMIT')
  let waiting: (() => void)[] = []

  const end = () => {
    if (!sql.open || !sql.inTransaction) return
    commit.run()
    const ready = waiting
    waiting = []
    for (const work of ready) work()
  }
  return {
    join: () => {
      if (sql.inTransaction) return
      begin.run()
      setImmediate(end)
    },
    afterCommit: work => {
      if (sql.inTransaction) waiting.push(work)
      else work()
    },
    close: end,
  }
}
