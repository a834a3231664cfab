import { and, eq } from 'drizzle-orm'
import { mails } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { Pledge } from '../pledge.ts'
import type { ByHandDb } from './rules.ts'

/** Of the mail at T0. */
export const nowKey = ({ id, writtenFor }: Pick<Pledge, 'id' | 'writtenFor'>) => `reminder-now:${id}:${writtenFor}`

/** The mail of a pledge that was written ahead for T0 is taken back, so that it is written anew. */
export function takeBackWritten(db: ByHandDb, id: number): void {
  const mine = db.select().from(pledges).where(eq(pledges.id, id)).get()
  if (!mine || mine.writtenFor === null) return
  // A row that a try has begun of stays: with it goes the knowledge that somebody may have been told.
  db.delete(mails)
    .where(and(eq(mails.key, nowKey(mine)), eq(mails.state, 'queued'), eq(mails.tries, 0)))
    .run()
  db.update(pledges).set({ writtenFor: null }).where(eq(pledges.id, id)).run()
}
