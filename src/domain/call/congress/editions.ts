import { desc, eq, ne, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../../db/open.ts'
import { editions, members, offices, zips } from '../../../../db/schema/congress.ts'
import type { Congress } from './congress.ts'

export type Edition = typeof editions.$inferSelect

/** Rows written in one transaction: nobody waits long for a list that is thousands of rows. */
const rowsAtOnce = 500

/** Writes a new edition beside the current one, then puts it in its place in one statement's time. */
export function storeCongress(db: Db, congress: Congress, now: number): Edition {
  const { newestOn, endsOn } = congress
  const counts = {
    members: congress.members.length,
    offices: congress.offices.length,
    zips: new Set(congress.zips.map(row => row.zip)).size,
  }
  const { id } = db
    .insert(editions)
    .values({ loadedAt: now, newestOn, endsOn, ...counts })
    .returning()
    .get()
  insert(db, members, id, congress.members)
  insert(db, offices, id, congress.offices)
  insert(db, zips, id, congress.zips)
  const edition = db.transaction(
    tx => {
      tx.update(editions).set({ current: false }).where(eq(editions.current, true)).run()
      return tx.update(editions).set({ current: true }).where(eq(editions.id, id)).returning().get()
    },
    { behavior: 'immediate' },
  )
  forgetOthers(db, id)
  return edition
}

/** What was current, and what a load that was cut off left behind. */
function forgetOthers(db: Db, id: number): void {
  const some = () =>
    db.run(sql`delete from congress_zips where rowid in
      (select rowid from congress_zips where edition <> ${id} limit ${rowsAtOnce * 4})`).changes
  while (some() > 0);
  db.delete(editions).where(ne(editions.id, id)).run()
}

export const currentEdition = (db: Db): Edition | null =>
  db.select().from(editions).where(eq(editions.current, true)).orderBy(desc(editions.id)).get() ?? null

function insert<T extends SQLiteTable>(db: Db, table: T, edition: number, rows: readonly object[]): void {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce).map(row => ({ ...row, edition }))
    db.insert(table)
      .values(some as T['$inferInsert'][])
      .run()
  }
}
