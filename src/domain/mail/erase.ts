import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { noAddress } from './pledge-address.ts'

/** How long after T0, or after the end of a launch that was called off, addresses are kept: for thanks and figures. */
export const addressDays = 7
const keepMs = addressDays * 86_400_000
const chunk = 2_000

/** Erases addresses that nothing will be mailed to any more. Returns how many; call again while it is more than none. */
export function eraseAddresses(db: Db, now: number): number {
  const over = db
    .select({ id: launches.campaignId })
    .from(launches)
    .where(
      and(eq(launches.kind, 'real'), or(lt(launches.launchAt, now - keepMs), lt(launches.finishedAt, now - keepMs))),
    )
  const kept = db
    .select({ id: pledges.id })
    .from(pledges)
    .where(and(isNotNull(pledges.addressSealed), inArray(pledges.campaignId, over)))
    .limit(chunk)
  return db.update(pledges).set(noAddress).where(inArray(pledges.id, kept)).run().changes
}
