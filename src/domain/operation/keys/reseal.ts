import type { Db } from '../../../../db/open.ts'
import type { SealedText, SecretBox } from '../../../lib/secret-box.ts'
import { type SealedPlace, sealedPlaces } from './sealed-columns.ts'

export type Step = {
  readonly resealed: number
  /** Do not open with any key at hand: left as they are. */
  readonly shut: number
  /** Where to go on; null when the place is done. */
  readonly next: number | null
}

/**
 * Seals anew the next `limit` texts of a place, after row `after`, that another key sealed. Whatever somebody else writes
 * meanwhile is theirs: only what is still the same is replaced. May be cut off and repeated at any time.
 */
export function resealSome(db: Db, box: SecretBox, place: SealedPlace, after: number, limit: number): Step {
  const [sealing = ''] = box.keyIds()
  const some = sealedByOthers(db, place, sealing, after, limit)
  const anew = some.flatMap(one => {
    const secret = opened(box, one)
    return secret === null ? [] : [{ ...one, sealed: box.seal(secret, one.row) }]
  })
  const { table, column } = place
  const replace = db.$client.prepare(`update "${table}" set "${column}" = ? where rowid = ? and "${column}" = ?`)
  const resealed = db.transaction(
    () => anew.reduce((n, one) => n + replace.run(one.sealed, one.id, one.text).changes, 0),
    { behavior: 'immediate' },
  )
  const next = some.length < limit ? null : (some.at(-1)?.id ?? null)
  return { resealed, shut: some.length - anew.length, next }
}

/**
 * How many texts each key sealed, by its id. Reads every row that can hold one; also of a database whose schema is older and
 * has some of the places not yet.
 */
export function countSealed(db: Db): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const isThere = db.$client.prepare('select 1 from pragma_table_info(?) where name = ?')
  for (const { table, column } of sealedPlaces.filter(one => isThere.get(one.table, one.column))) {
    const rows = db.$client
      .prepare<[], { id: string; n: number }>(
        `select substr("${column}", 1, 8) id, count(*) n from "${table}" where "${column}" glob '????????.*' group by 1`,
      )
      .all()
    for (const { id, n } of rows) counts.set(id, (counts.get(id) ?? 0) + n)
  }
  return counts
}

/**
 * How many texts sealed with other keys than the one that seals still open, or with this one of them: until there are none,
 * it is needed.
 */
export function stillNeeded(db: Db, box: SecretBox, id: string | null = null): number {
  const [sealing = ''] = box.keyIds()
  return sealedPlaces
    .flatMap(place => sealedByOthers(db, place, sealing, 0, -1))
    .filter(one => (id === null || one.text.startsWith(`${id}.`)) && opened(box, one) !== null).length
}

type Found = { readonly id: number; readonly text: SealedText; readonly row: string }

function sealedByOthers(db: Db, { table, column, row }: SealedPlace, sealing: string, after: number, limit: number) {
  return db.$client
    .prepare<[number, string, number], Found>(
      `select rowid id, "${column}" text, ${row} "row" from "${table}"
       where rowid > ? and "${column}" glob '????????.*' and substr("${column}", 1, 8) <> ? order by rowid limit ?`,
    )
    .all(after, sealing, limit)
}

function opened(box: SecretBox, { text, row }: Found): string | null {
  try {
    return box.open(text, row)
  } catch {
    return null
  }
}
