import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { buckets, signatures } from '../../../../db/schema/similarity.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { bucketsOf } from './buckets.ts'
import { shinglesOf, shinglesVersion, similarFrom, similarity } from './shingles.ts'

/** Where no two texts may be alike: the pledges of one campaign on one network. */
export type Scope = { readonly campaignId: number; readonly network: NetworkName }

const printedAtOnce = 1_000

/**
 * The text of the active pledge that is nearest, when it is nearly the same; else null. `notOf` is the account that asks.
 * Only inside of the immediate transaction that then keeps the text is it certain: two at once may not see each other.
 */
export function findSimilarPledge(db: Db, scope: Scope, text: string, notOf: number | null): string | null {
  while (storeMissingSignatures(db, scope, printedAtOnce) > 0);
  const shingles = shinglesOf(text)
  const near = printsThatMeet(db, scope, shingles)
    .map(({ pledgeId, bytes }) => ({ pledgeId, alike: similarity(shingles, numbers(bytes)) }))
    .filter(one => one.alike >= similarFrom)
    .sort((one, other) => other.alike - one.alike)
  for (const { pledgeId } of near) {
    const found = db.select().from(pledges).where(eq(pledges.id, pledgeId)).get()
    const counts = found?.state === 'active' && found.campaignId === scope.campaignId
    if (counts && found.accountId !== notOf) return found.text
  }
  return null
}

function printsThatMeet(db: Db, scope: Scope, shingles: Uint32Array) {
  const places = inArray(buckets.band, bucketsOf(shingles, nameOf(scope)))
  const met = db.select({ pledgeId: buckets.pledgeId }).from(buckets).where(places)
  return db
    .select({ pledgeId: signatures.pledgeId, bytes: signatures.grams })
    .from(signatures)
    .where(inArray(signatures.pledgeId, met))
    .all()
}

/** Keeps what a pledge's text is made of, in place of what it was made of before. */
export function storeSignature(db: Db, scope: Scope, pledgeId: number, text: string): void {
  dropSignature(db, scope, pledgeId)
  const shingles = shinglesOf(text)
  db.insert(signatures)
    .values({ pledgeId, grams: Buffer.from(shingles.buffer) })
    .run()
  const places = JSON.stringify(bucketsOf(shingles, nameOf(scope)))
  // One statement of two parameters: to build one of a hundred takes longer than to run it.
  db.run(sql`insert or ignore into bands (band, pledge_id) select value, ${pledgeId} from json_each(${places})`)
  db.update(pledges).set({ printVersion: shinglesVersion }).where(eq(pledges.id, pledgeId)).run()
}

export function dropSignature(db: Db, scope: Scope, pledgeId: number): void {
  const kept = statements(db).ofPledge.get({ pledgeId })
  if (!kept) return
  const places = bucketsOf(numbers(kept.bytes), nameOf(scope))
  db.delete(buckets)
    .where(and(inArray(buckets.band, places), eq(buckets.pledgeId, pledgeId)))
    .run()
  db.delete(signatures).where(eq(signatures.pledgeId, pledgeId)).run()
  db.update(pledges).set({ printVersion: 0 }).where(eq(pledges.id, pledgeId)).run()
}

const statements = prepared(db => ({
  ofPledge: db
    .select({ bytes: signatures.grams })
    .from(signatures)
    .where(eq(signatures.pledgeId, sql.placeholder('pledgeId')))
    .prepare(),
}))

/**
 * Makes the prints of up to `limit` active pledges that have none, or one of an older version: confirmed under another
 * rule, or brought in from elsewhere. Answers how many it made.
 */
export function storeMissingSignatures(db: Db, scope: Scope, limit: number): number {
  const rows = db
    .select({ id: pledges.id, text: pledges.text })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(
      and(
        eq(pledges.campaignId, scope.campaignId),
        eq(pledges.state, 'active'),
        lt(pledges.printVersion, shinglesVersion),
        eq(accounts.network, scope.network),
      ),
    )
    .limit(limit)
    .all()
  for (const { id, text } of rows) storeSignature(db, scope, id, text)
  return rows.length
}

/** A copy, because SQLite hands out bytes at any address and numbers of four bytes want theirs. */
const numbers = (bytes: Buffer) => new Uint32Array(Uint8Array.from(bytes).buffer)

const nameOf = ({ campaignId, network }: Scope) => `${campaignId} ${network}`
