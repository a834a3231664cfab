import { desc, eq, ne } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { hashKeys, secretKeys } from '../../../../db/schema/keys.ts'
import { type Keyring, keyIdOf, type SecretBox, secretBox } from '../../../lib/secret-box.ts'
import { operator, record } from '../../organizer/audit/record.ts'
import { digestPurposes } from '../../pledge/digests.ts'

export type KnownKey = typeof secretKeys.$inferSelect

/** Purposes of derived keys whose hashes stay in the database: who left a list, who was erased, what was confirmed. */
const lasting = ['mail-address', 'erased-account', ...digestPurposes] as const

/** Every key that seals or sealed something here, the one that seals first. */
export const knownKeys = (db: Db): KnownKey[] => statements(db).known.all()

// Every process reads them twice a second while it is at work.
const statements = prepared(db => ({
  known: db.select().from(secretKeys).orderBy(desc(secretKeys.sealsSince)).prepare(),
  kept: db.select().from(hashKeys).orderBy(desc(hashKeys.keptAt)).prepare(),
}))

/** The keys at hand, as this database says which of them seals; and what it kept of those that are gone. */
export function keyring(db: Db, keys: readonly string[]): Keyring {
  const sealing = knownKeys(db)[0]?.id ?? null
  const kept = statements(db).kept.all()
  if (kept.length === 0) return { keys, sealing, kept: [] }
  const box = secretBox(keys, { sealing })
  return { keys, sealing, kept: kept.flatMap(one => opened(box, one)) }
}

/** Writes down what keys a database begins with. The first seals; what the others sealed is still to be sealed anew. */
export function knowFirstKeys(db: Db, keys: readonly string[], now: number): void {
  if (knownKeys(db).length > 0) return
  const rows = [...new Set(keys.map(keyIdOf))].map((id, n) => ({ id, sealsSince: now - n }))
  db.transaction(
    tx => {
      if (tx.select().from(secretKeys).limit(1).get()) return
      tx.insert(secretKeys).values(rows).run()
    },
    { behavior: 'immediate' },
  )
}

/** From here on this key seals: processes see it within half a second. */
export function sealWith(db: Db, id: string, now: number): void {
  db.transaction(
    () => {
      // Later than all before, whatever the clock says.
      const sealsSince = Math.max(now, (knownKeys(db)[0]?.sealsSince ?? 0) + 1)
      db.insert(secretKeys).values({ id, sealsSince }).run()
      record(db, operator, 'key-changed', { id }, now)
    },
    { behavior: 'immediate' },
  )
}

/** Keeps of every key at hand what keyed hashes need of it, so that it can be taken away. `id` seals. */
export function keepHashKeys(db: Db, keys: readonly string[], id: string, now: number): void {
  const box = secretBox(keys, { sealing: id })
  const rows = keys.filter(key => keyIdOf(key) !== id).flatMap((key, n) => toKeep(box, key, now - n))
  if (rows.length > 0) db.insert(hashKeys).values(rows).onConflictDoNothing().run()
}

/** Nothing is left that any other key sealed, and could be opened. */
export function noteEmptied(db: Db, sealing: string, now: number): void {
  db.update(secretKeys).set({ emptiedAt: now }).where(ne(secretKeys.id, sealing)).run()
  db.update(secretKeys).set({ emptiedAt: null }).where(eq(secretKeys.id, sealing)).run()
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
