import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { bands, prints } from '../../../../db/schema/similarity.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { bandsOf } from './buckets.ts'
import { gramsOf, gramsVersion, likeness, nearFrom } from './shingles.ts'

/** Where no two texts may be alike: the pledges of one campaign on one network. */
export type Scope = { readonly campaignId: number; readonly network: NetworkName }

const printedAtOnce = 1_000

/**
 * The text of the active pledge that is nearest, when it is nearly the same; else null. `notOf` is the account that asks.
 * Only inside of the immediate transaction that then keeps the text is it certain: two at once may not see each other.
 */
export function findNearPledge(db: Db, scope: Scope, text: string, notOf: number | null): string | null {
  while (printSome(db, scope, printedAtOnce) > 0);
  const grams = gramsOf(text)
  const near = printsThatMeet(db, scope, grams)
    .map(({ pledgeId, bytes }) => ({ pledgeId, alike: likeness(grams, numbers(bytes)) }))
    .filter(one => one.alike >= nearFrom)
    .sort((one, other) => other.alike - one.alike)
  for (const { pledgeId } of near) {
    const found = db.select().from(pledges).where(eq(pledges.id, pledgeId)).get()
    const counts = found?.state === 'active' && found.campaignId === scope.campaignId
    if (counts && found.accountId !== notOf) return found.text
  }
  return null
}

function printsThatMeet(db: Db, scope: Scope, grams: Uint32Array) {
  const places = inArray(bands.band, bandsOf(grams, nameOf(scope)))
  const met = db.select({ pledgeId: bands.pledgeId }).from(bands).where(places)
  return db
    .select({ pledgeId: prints.pledgeId, bytes: prints.grams })
    .from(prints)
    .where(inArray(prints.pledgeId, met))
    .all()
}

/** Keeps what a pledge's text is made of, in place of what it was made of before. */
export function keepPrint(db: Db, scope: Scope, pledgeId: number, text: string): void {
  forgetPrint(db, scope, pledgeId)
  const grams = gramsOf(text)
  db.insert(prints)
    .values({ pledgeId, grams: Buffer.from(grams.buffer) })
    .run()
  const places = JSON.stringify(bandsOf(grams, nameOf(scope)))
  // One statement of two parameters: to build one of a hundred takes longer than to run it.
  db.run(sql`insert or ignore into bands (band, pledge_id) select value, ${pledgeId} from json_each(${places})`)
  db.update(pledges).set({ printVersion: gramsVersion }).where(eq(pledges.id, pledgeId)).run()
}

export function forgetPrint(db: Db, scope: Scope, pledgeId: number): void {
  const kept = statements(db).ofPledge.get({ pledgeId })
  if (!kept) return
  const places = bandsOf(numbers(kept.bytes), nameOf(scope))
  db.delete(bands)
    .where(and(inArray(bands.band, places), eq(bands.pledgeId, pledgeId)))
    .run()
  db.delete(prints).where(eq(prints.pledgeId, pledgeId)).run()
  db.update(pledges).set({ printVersion: 0 }).where(eq(pledges.id, pledgeId)).run()
}

const statements = prepared(db => ({
  ofPledge: db
    .select({ bytes: prints.grams })
    .from(prints)
    .where(eq(prints.pledgeId, sql.placeholder('pledgeId')))
    .prepare(),
}))

/**
 * Makes the prints of up to `limit` active pledges that have none, or one of an older version: confirmed under another
 * rule, or brought in from elsewhere. Answers how many it made.
 */
export function printSome(db: Db, scope: Scope, limit: number): number {
  const rows = db
    .select({ id: pledges.id, text: pledges.text })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(
      and(
        eq(pledges.campaignId, scope.campaignId),
        eq(pledges.state, 'active'),
        lt(pledges.printVersion, gramsVersion),
        eq(accounts.network, scope.network),
      ),
    )
    .limit(limit)
    .all()
  for (const { id, text } of rows) keepPrint(db, scope, id, text)
  return rows.length
}

/** A copy, because SQLite hands out bytes at any address and numbers of four bytes want theirs. */
const numbers = (bytes: Buffer) => new Uint32Array(Uint8Array.from(bytes).buffer)

const nameOf = ({ campaignId, network }: Scope) => `${campaignId} ${network}`
