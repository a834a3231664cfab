import type { Db } from '../../../../db/open.ts'
import type { SealedText, SecretBox } from '../../../lib/secret-box.ts'
import { sleep } from '../../../lib/stopping.ts'
import { type SealedPlace, sealedPlaces } from './sealed-columns.ts'

export type Resealed = {
  readonly resealed: number
  /** Do not open with any key at hand: left as they are. */
  readonly shut: number
}

/** Where to go on; null when the place is done. */
type Step = Resealed & { readonly next: number | null }

/** Texts of a chunk, which takes some 6 ms to write, and the rest after it: others wait to write meanwhile. */
const chunk = 200
const restMs = 5
/** A process that was not started again since the keys changed seals with the old one: it is not waited for. */
const passes = 5

/**
 * Seals with the first key whatever another one sealed, beside everything that runs. There is no cursor to lose: killed at any
 * time, it is run again. Null when something still seals with another key.
 */
export async function resealAll(db: Db, box: SecretBox, tell: (resealed: number) => void): Promise<Resealed | null> {
  let resealed = 0
  for (let pass = 0; pass < passes; pass++) {
    let [found, shut] = [0, 0]
    for (const place of sealedPlaces)
      for (let after: number | null = 0; after !== null; await sleep(restMs)) {
        const step: Step = resealSome(db, box, place, after, chunk)
        found += step.resealed
        shut += step.shut
        after = step.next
        tell(resealed + found)
      }
    if (found === 0) return { resealed, shut }
    resealed += found
  }
  return null
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
 * How many texts each key sealed, by its id, those in `except` left out (which is three times as fast where they sealed nearly
 * all). Reads every row that can hold one; also of a database whose schema is older and has some of the places not yet.
 */
export function countSealed(db: Db, except: readonly string[] = []): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const isThere = db.$client.prepare('select 1 from pragma_table_info(?) where name = ?')
  for (const { table, column } of sealedPlaces.filter(one => isThere.get(one.table, one.column))) {
    const rows = db.$client
      .prepare<[string], { id: string; n: number }>(
        `select substr("${column}", 1, 8) id, count(*) n from "${table}" where "${column}" glob '????????.*'
         and substr("${column}", 1, 8) not in (select value from json_each(?)) group by 1`,
      )
      .all(JSON.stringify(except))
    for (const { id, n } of rows) counts.set(id, (counts.get(id) ?? 0) + n)
  }
  return counts
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
