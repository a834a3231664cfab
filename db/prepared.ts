import type { Db } from './open.ts'

/**
 * Statements that run often, built and prepared once a database: putting the SQL together each time costs more than
 * running it.
 */
export function prepared<Statements, Some extends object = Db>(
  prepare: (db: Some) => Statements,
): (db: Some) => Statements {
  const known = new WeakMap<Some, Statements>()
  return db => {
    const statements = known.get(db) ?? prepare(db)
    known.set(db, statements)
    return statements
  }
}
