import { desc } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { hashKeys } from '../../../../db/schema/keys.ts'
import { keyIdOf, type SecretBox, secretBox } from '../../../lib/secret-box.ts'
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
export function keepHashKeys(db: Db, keys: readonly string[], now: number): void {
  const box = secretBox(keys)
  const rows = keys.slice(1).flatMap((key, n) => toKeep(box, key, now - n))
  if (rows.length > 0) db.insert(hashKeys).values(rows).onConflictDoNothing().run()
}

function toKeep(box: SecretBox, key: string, keptAt: number) {
  const keyId = keyIdOf(key)
  return lasting.flatMap(purpose => {
    const [derived] = secretBox([key]).derive(purpose)
    return derived ? [{ keyId, purpose, sealed: box.seal(derived, hashKeyRow(keyId, purpose)), keptAt }] : []
  })
}

function opened(box: SecretBox, { keyId, purpose, sealed }: typeof hashKeys.$inferSelect) {
  try {
    return [{ purpose, key: box.open(sealed, hashKeyRow(keyId, purpose)) }]
  } catch {
    return []
  }
}

const hashKeyRow = (keyId: string, purpose: string) => `hash-key:${keyId}:${purpose}`
