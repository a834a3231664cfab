import { and, asc, eq, gt, inArray, isNotNull, notExists, sql } from 'drizzle-orm'
import { grants } from '../../../db/schema/accounts.ts'
import type { mailings } from '../../../db/schema/mails.ts'
import { organizers } from '../../../db/schema/organizers.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { receiptPath } from '../pledge/pledge.ts'
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
    case 'reminders':
      return supporters(db, box, mailing, most)
    default:
      return mailing.audience satisfies never
  }
}

/** Those whom the engine posts for, or who post by hand. */
function supporters(
  db: MailDb,
  box: SecretBox,
  { campaignId, audience, kind, afterId }: Mailing,
  most: number,
): Person[] {
  return db
    .select()
    .from(pledges)
    .where(
      and(
        eq(pledges.campaignId, campaignId),
        eq(pledges.state, audience === 'reminders' ? 'confirmed' : 'active'),
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

function editors(db: MailDb, { afterId }: Mailing, most: number): Person[] {
  return db
    .select({ id: organizers.id, email: organizers.email, lang: organizers.lang })
    .from(organizers)
    .where(and(inArray(organizers.role, ['owner', 'editor']), gt(organizers.id, afterId)))
    .orderBy(asc(organizers.id))
    .limit(most)
    .all()
}
