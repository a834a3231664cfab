import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { clientKeys } from '../../../../db/schema/keys.ts'
import { newP256Key } from '../../../lib/p256-key.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import type { ClientKey, NetworkName } from '../../../networks/port.ts'

/** Servers keep what they read of our keys for ten minutes: until all know a new one, the one before it signs. */
const knownAfterMs = 3_600_000

/** Makes a key. Those before it stay: a server takes a permission's old key until the permission ends. */
export function addClientKey(db: Pick<Db, 'insert'>, box: SecretBox, now: number): string {
  const kid = randomUUID()
  const sealed = box.seal(JSON.stringify({ ...newP256Key(), kid }), rowOf(kid))
  db.insert(clientKeys).values({ kid, sealed, madeAt: now }).run()
  return kid
}

/** The keys that open, the one that signs first. */
export function readClientKeys(db: Pick<Db, 'select'>, box: SecretBox, now: number): readonly ClientKey[] {
  const rows = db.select().from(clientKeys).orderBy(desc(clientKeys.madeAt), asc(clientKeys.kid)).all()
  const known = rows.filter(({ madeAt }) => madeAt <= now - knownAfterMs)
  const young = rows.filter(({ madeAt }) => madeAt > now - knownAfterMs)
  // With none before it, the first of all signs at once.
  return [...known, ...young.reverse()].flatMap(row => opened(box, row))
}

/**
 * Makes the first key, when nothing can have been signed with another one. Else says in a sentence what is lost: a key made in its
 * place would keep none of those permissions alive.
 */
export function firstClientKey(db: Db, box: SecretBox, network: NetworkName, now: number): string | null {
  return db.transaction(
    tx => {
      if (readClientKeys(tx, box, now).length > 0) return null
      const given = grantsOf(tx, network)
      if (given > 0) return lost(network, given)
      addClientKey(tx, box, now)
      return null
    },
    { behavior: 'immediate' },
  )
}

/** Whether a key that is not there was ever needed; else the next start makes it. */
export const isKeyNeeded = (db: Pick<Db, 'select'>, network: NetworkName): boolean => grantsOf(db, network) > 0

const lost = (network: NetworkName, n: number) =>
  `the key that this installation signs in to ${network} with is lost, and ${n === 1 ? 'a permission needs' : `${n} permissions need`} it: nobody can sign in there, and none of them can be kept alive or given back. Restore the database that holds it (and its secret key); or begin anew with: npm run thunderclap -- keys rotate-sign-in, and ask people to connect again`

const grantsOf = (db: Pick<Db, 'select'>, network: NetworkName): number =>
  db
    .select({ n: count() })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(accounts.network, network), eq(grants.state, 'live')))
    .get()?.n ?? 0

function opened(box: SecretBox, { kid, sealed }: typeof clientKeys.$inferSelect): readonly ClientKey[] {
  try {
    return [JSON.parse(box.open(sealed, rowOf(kid)))]
  } catch {
    return []
  }
}

const rowOf = (kid: string) => `client-key:${kid}`
