import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { noAddress } from './pledge-address.ts'

/** Days for which addresses are kept after T0, or after the end of a cancelled launch, for thanks and figures. */
export const addressDays = 7
const keepMs = addressDays * 86_400_000
const chunk = 2_000

/** Erases addresses that get no more mail, some at a time. Returns how many; call it again until it returns 0. */
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
