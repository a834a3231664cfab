import { and, eq, gte, inArray, isNotNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import { confirmHours } from './ask.ts'

/** How long after T0, or after the end of a launch that was called off, an address is kept. */
export const reminderDays = 7
const keepMs = reminderDays * 86_400_000
const chunk = 500

/** Forgets what nobody confirmed, with what was mailed about it. Returns how many; call again while it is more than none. */
export function forgetUnconfirmed(db: Db, now: number): number {
  const before = now - confirmHours * 3_600_000
  const old = and(eq(reminders.state, 'asked'), lte(reminders.askedAt, before))
  return db.transaction(
    tx => {
      const ids = tx
        .select({ id: reminders.id })
        .from(reminders)
        .where(old)
        .limit(chunk)
        .all()
        .map(row => row.id)
      for (const id of ids) tx.delete(mails).where(confirmMailOf(id)).run()
      if (ids.length > 0) tx.delete(reminders).where(inArray(reminders.id, ids)).run()
      return ids.length
    },
    { behavior: 'immediate' },
  )
}

/** As a range of its keys (":" comes right before ";"), which the index finds. */
const confirmMailOf = (id: number) =>
  and(gte(mails.key, `reminder-confirm:${id}:`), lt(mails.key, `reminder-confirm:${id};`))

/** Erases addresses that nothing will be mailed to any more; texts and what was said of them stay. */
export function eraseReminderAddresses(db: Db, now: number): number {
  const over = db
    .select({ id: launches.campaignId })
    .from(launches)
    .where(
      and(eq(launches.kind, 'real'), or(lt(launches.launchAt, now - keepMs), lt(launches.finishedAt, now - keepMs))),
    )
  const some = db
    .select({ id: reminders.id })
    .from(reminders)
    .where(and(isNotNull(reminders.addressSealed), inArray(reminders.campaignId, over)))
    .limit(chunk)
  const erased = { addressSealed: null, addressHash: null, nextSealed: null, nextHash: null, nextAskedAt: null }
  return db.update(reminders).set(erased).where(inArray(reminders.id, some)).run().changes
}
