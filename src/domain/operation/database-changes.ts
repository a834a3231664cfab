import type { Db } from '../../../db/open.ts'

/** A number that changes whenever somebody else (another process, another connection) has written into the database. */
export function changesByOthers(db: Db): () => unknown {
  const version = db.$client.prepare('PRAGMA data_version').pluck()
  return () => version.get()
}
