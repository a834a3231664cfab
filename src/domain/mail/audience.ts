import { and, asc, eq, gt, inArray, isNotNull, notExists, sql } from 'drizzle-orm'
import { grants } from '../../../db/schema/accounts.ts'
import type { mailings } from '../../../db/schema/mails.ts'
import { organizers } from '../../../db/schema/organizers.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { reminders } from '../../../db/schema/reminders.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { reminderAddress, reminderPath } from '../pledge/by-hand/reminder.ts'
import { type Pledge, receiptOf } from '../pledge/pledge.ts'
import type { MailDb } from './enqueue.ts'
import { addressOfPledge } from './pledge-address.ts'

type Mailing = typeof mailings.$inferSelect

/** `path` of their receipt; null when it cannot be told any more, because its key is gone. */
export type Person = {
  readonly id: number
  readonly email: string
  readonly lang: string | null
  readonly path?: string | null
}

/** The next `most` people of a mailing, in the order of their ids. */
export function peopleOf(db: MailDb, box: SecretBox, mailing: Mailing, most: number): Person[] {
  switch (mailing.audience) {
    case 'organizers':
      return editors(db, mailing, most)
    case 'supporters':
      return supporters(db, box, mailing, most)
    case 'reminders':
      return reminded(db, box, mailing, most)
    default:
      return mailing.audience satisfies never
  }
}

/** Whose address cannot be read any more is passed over. */
function reminded(db: MailDb, box: SecretBox, { campaignId, afterId }: Mailing, most: number): Person[] {
  const mine = and(
    eq(reminders.campaignId, campaignId),
    eq(reminders.state, 'confirmed'),
    isNotNull(reminders.addressSealed),
    gt(reminders.id, afterId),
  )
  return db
    .select()
    .from(reminders)
    .where(mine)
    .orderBy(asc(reminders.id))
    .limit(most)
    .all()
    .map(one => {
      const email = reminderAddress(box, one)
      return { id: one.id, email: email ?? '', lang: one.lang, path: email && reminderPath(box, one) }
    })
}

function supporters(db: MailDb, box: SecretBox, { campaignId, kind, afterId }: Mailing, most: number): Person[] {
  return db
    .select()
    .from(pledges)
    .where(
      and(
        eq(pledges.campaignId, campaignId),
        eq(pledges.state, 'active'),
        isNotNull(pledges.addressSealed),
        gt(pledges.id, afterId),
        kind === 'reconnect' ? notExists(liveGrant(db)) : undefined,
      ),
    )
    .orderBy(asc(pledges.id))
    .limit(most)
    .all()
    .map(pledge => {
      const email = addressOfPledge(box, pledge)
      return { id: pledge.id, email: email ?? '', lang: pledge.lang, path: email && receiptPath(box, pledge) }
    })
}

/** As it is when the mail is made: who has connected again meanwhile is not asked to. */
const liveGrant = (db: MailDb) =>
  db
    .select({ one: sql`1` })
    .from(grants)
    .where(and(eq(grants.accountId, pledges.accountId), eq(grants.state, 'live')))

/** Null when it cannot be told any more, because its key is gone. */
export function receiptPath(box: SecretBox, pledge: Pledge): string | null {
  try {
    return `/p/${receiptOf(box, pledge)}`
  } catch {
    return null
  }
}

function editors(db: MailDb, { afterId }: Mailing, most: number): Person[] {
  return db
    .select({ id: organizers.id, email: organizers.email, lang: organizers.lang })
    .from(organizers)
    .where(and(inArray(organizers.role, ['owner', 'editor']), gt(organizers.id, afterId)))
    .orderBy(asc(organizers.id))
    .limit(most)
    .all()
}
