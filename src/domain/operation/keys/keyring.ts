import { desc } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { hashKeys } from '../../../../db/schema/keys.ts'
import { type SecretBox, secretBox } from '../../../lib/secret-box.ts'
import { digestPurposes } from '../../pledge/digests.ts'

/** Purposes of derived keys whose hashes stay in the database: who left a list, who was erased, what was confirmed. */
const lasting = ['mail-address', 'erased-account', ...digestPurposes] as const

/** The keys at hand, of which the first seals; and what this database kept of those that are gone. */
export function openBox(db: Db, keys: readonly string[]): SecretBox {
  const box = secretBox(keys)
  const rows = db.select().from(hashKeys).orderBy(desc(hashKeys.keptAt)).all()
  return secretBox(keys, { kept: rows.flatMap(one => opened(box, one)) })
}

/** Keeps of every key but the first what keyed hashes need of it, so that it can be dropped. */
export function keepHashKeys(db: Db, box: SecretBox, now: number): void {
  const [, ...old] = new Set(box.keyIds())
  const rows = lasting.flatMap(purpose => {
    const derived = box.derive(purpose).slice(1)
    return old.map((keyId, n) => ({
      keyId,
      purpose,
      sealed: box.seal(derived[n] ?? '', hashKeyRow(keyId, purpose)),
      keptAt: now - n,
    }))
  })
  if (rows.length > 0) db.insert(hashKeys).values(rows).onConflictDoNothing().run()
}

/** Whether a director has started with this key as its first one, and others beside it: it calls `keepHashKeys`. */
export const directorHas = (db: Db, id: string): boolean =>
  db
    .select({ sealed: hashKeys.sealed })
    .from(hashKeys)
    .all()
    .some(({ sealed }) => sealed.startsWith(`${id}.`))

function opened(box: SecretBox, { keyId, purpose, sealed }: typeof hashKeys.$inferSelect) {
  try {
    return [{ purpose, key: box.open(sealed, hashKeyRow(keyId, purpose)) }]
  } catch {
    return []
  }
}

const hashKeyRow = (keyId: string, purpose: string) => `hash-key:${keyId}:${purpose}`
