import { asc, gte, lt, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { keyHolders } from '../../../../db/schema/keys.ts'

/** How often a process says which keys it knows, and who counts as running: several times of it. */
export const sayKeysEveryMs = 5_000
export const holdersAliveMs = 20_000
const forgetMs = 3_600_000

export type KeyHolder = { readonly process: string; readonly keys: readonly string[] }

/** Writes down which keys running processes know, so that none is left behind when keys change. */
export function sayKeys(db: Db, holders: readonly KeyHolder[], now: number): void {
  if (holders.length === 0) return
  const { say, forget } = statements(db)
  const write = () => {
    for (const { process, keys } of holders) say.run({ process, keys: [...keys].sort(), now })
    forget.run({ before: now - forgetMs })
  }
  withoutWaiting(db, () => db.transaction(write, { behavior: 'immediate' }))
}

const statements = prepared(db => ({
  say: db
    .insert(keyHolders)
    .values({ process: sql.placeholder('process'), keys: sql.placeholder('keys'), heardAt: sql.placeholder('now') })
    .onConflictDoUpdate({
      target: keyHolders.process,
      set: { keys: sql`excluded.keys`, heardAt: sql`excluded.heard_at` },
    })
    .prepare(),
  forget: db
    .delete(keyHolders)
    .where(lt(keyHolders.heardAt, sql.placeholder('before')))
    .prepare(),
}))

/** Processes that run, as far as is known here: senders are heard by the director alone. */
export const runningHolders = (db: Db, now: number): KeyHolder[] =>
  db
    .select({ process: keyHolders.process, keys: keyHolders.keys })
    .from(keyHolders)
    .where(gte(keyHolders.heardAt, now - holdersAliveMs))
    .orderBy(asc(keyHolders.process))
    .all()

/** Those that run and do not know this key. */
export const holdersWithout = (db: Db, id: string, now: number): KeyHolder[] =>
  runningHolders(db, now).filter(one => !one.keys.includes(id))
