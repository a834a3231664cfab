import { and, eq, gte, inArray, lt, lte } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { confirmHours } from './rules.ts'

const chunk = 500

/** Forgets what nobody confirmed, with what was mailed about it. Returns how many; call again while it is more than none. */
export function forgetUnconfirmed(db: Db, now: number): number {
  const old = and(eq(pledges.state, 'asked'), lte(pledges.confirmedAt, now - confirmHours * 3_600_000))
  return db.transaction(
    tx => {
      const some = tx.select({ id: pledges.id }).from(pledges).where(old).limit(chunk).all()
      const ids = some.map(row => row.id)
      for (const id of ids) tx.delete(mails).where(confirmMailOf(id)).run()
      if (ids.length > 0) tx.delete(pledges).where(inArray(pledges.id, ids)).run()
      return ids.length
    },
    { behavior: 'immediate' },
  )
}

/** As a range of its keys (":" comes right before ";"), which the index finds. */
const confirmMailOf = (id: number) =>
  and(gte(mails.key, `reminder-confirm:${id}:`), lt(mails.key, `reminder-confirm:${id};`))
