import { and, asc, eq, inArray, isNotNull, isNull, ne, not, or, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { hashToken, type SecretBox } from '../../../lib/secret-box.ts'
import { underWay } from '../../launch/launch.ts'
import { eraseDeliveries } from '../../ledger/erase.ts'
import { isOnItsWay, wasPosted } from '../../ledger/in-flight.ts'
import { addressHashes } from '../../mail/address.ts'
import { eraseConsentOf } from '../../mail/consent/consents.ts'
import { dropMailsTo } from '../../mail/drop.ts'
import { addressOfPledge } from '../../mail/pledge-address.ts'
import { forgetMeasurements } from '../../reach/metrics/forget.ts'
import { releaseFor } from '../grants/release.ts'
import { scopeOf } from '../own-text.ts'
import type { Pledge } from '../pledge.ts'
import { launchAllows } from '../pledge-rules.ts'
import { dropSignature } from '../similarity/signatures.ts'
import { withdraw } from '../withdrawal.ts'
import { eraseAccount, isUnused } from './account.ts'
import { emptied } from './emptied.ts'

/**
 * Erases what a supporter left with a pledge; one that still waits is withdrawn with it. `asked`: its post is on its
 * way, and it is done as soon as that is settled.
 */
export function eraseMine(db: Db, box: SecretBox, receipt: string, now: number): 'erased' | 'asked' {
  return db.transaction(
    () => {
      withdraw(db, receipt, now)
      const mine = eq(pledges.receiptHash, hashToken(receipt))
      db.update(pledges)
        .set({ eraseAskedAt: sql`coalesce(erase_asked_at, ${now})` })
        .where(and(mine, isNull(pledges.erasedAt)))
        .run()
      const ready = db
        .select()
        .from(pledges)
        .where(and(mine, isToErase, not(isWaiting(db))))
        .get()
      if (ready) erase(db, box, ready, now)
      return ready || db.select().from(pledges).where(mine).get()?.erasedAt ? 'erased' : 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** Does what was asked for while a post was on its way, as soon as it is settled. Returns how many. */
export function eraseWished(db: Db, box: SecretBox, now: number, limit: number): number {
  // Mostly there are none, and nobody has to wait for a transaction.
  if (!statements(db).asked.get()) return 0
  return db.transaction(
    () => {
      const ready = db
        .select()
        .from(pledges)
        .where(and(isToErase, not(isWaiting(db))))
        .orderBy(asc(pledges.id))
        .limit(limit)
        .all()
      for (const pledge of ready) erase(db, box, pledge, now)
      return ready.length
    },
    { behavior: 'immediate' },
  )
}

const isToErase = and(isNotNull(pledges.eraseAskedAt), isNull(pledges.erasedAt))

const statements = prepared(db => ({
  asked: db.select({ id: pledges.id }).from(pledges).where(isToErase).limit(1).prepare(),
}))

/** For a query of pledges: their post is on its way, or may yet be sent while the launch is under way. */
const isWaiting = (db: Db) => sql`(${isOnItsWay(db)} or (
  ${pledges.state} = 'active' and not ${wasPosted(db)} and ${launchAllows(db, mayStillSend)}
))`

const mayStillSend = or(
  inArray(launches.state, ['open', ...underWay]),
  and(inArray(launches.state, ['halted', 'stopped']), isNull(launches.finishedAt)),
)

const hourMs = 3_600_000

function erase(db: Db, box: SecretBox, pledge: Pledge, now: number): void {
  const { id, accountId, campaignId } = pledge
  const email = addressOfPledge(box, pledge)
  if (email !== null && !isSharedAddress(db, pledge, addressHashes(box, email)))
    dropMailsTo(db, box, campaignId, email, now)
  eraseConsentOf(db, id)
  dropSignature(db, scopeOf(db, campaignId, accountId), id)
  forgetMeasurements(db, eraseDeliveries(db, id))
  // To the hour, as the growth of the campaign counts it.
  const confirmedAt = Math.floor(pledge.confirmedAt / hourMs) * hourMs
  db.update(pledges)
    .set({ ...emptied, confirmedAt, erasedAt: now })
    .where(eq(pledges.id, id))
    .run()
  if (accountId === null) return
  releaseFor(db, accountId, id, now)
  if (isUnused(db, accountId)) eraseAccount(db, box, accountId)
}

/** Of two accounts of one person: what waits is still for the other. */
function isSharedAddress(db: Db, { id, campaignId }: Pledge, hashes: readonly string[]): boolean {
  const same = inArray(pledges.addressHash, [...hashes])
  const other = and(eq(pledges.campaignId, campaignId), ne(pledges.id, id), same)
  return db.select({ id: pledges.id }).from(pledges).where(other).limit(1).get() !== undefined
}
