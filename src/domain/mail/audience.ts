import { and, asc, eq, gt, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import type { mailings } from '../../../db/schema/mails.ts'
import { organizers } from '../../../db/schema/organizers.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { ownMoment } from '../launch/spread.ts'
import { type Pledge, receiptPath } from '../pledge/pledge.ts'
import { invitationLink } from '../share/invite-code.ts'
import type { MailDb } from './enqueue.ts'
import type { MailData } from './kinds.ts'
import { addressOfPledge } from './pledge-address.ts'

type Mailing = typeof mailings.$inferSelect

/** `path` of their receipt; null when it cannot be read any more, because its key is gone. */
export type Recipient = {
  readonly id: number
  readonly email: string
  readonly lang: string | null
  readonly path?: string | null
  /** What else is theirs alone. */
  readonly own?: Readonly<Record<string, unknown>>
}

/** The next `most` recipients of a mailing, in the order of their ids. */
export function recipientsOf(db: MailDb, box: SecretBox, mailing: Mailing, most: number): Recipient[] {
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

const justPledgedMs = 3 * 3_600_000

/** Supporters with a pledge by account, or by hand where the audience is `reminders`. */
function supporters(
  db: MailDb,
  box: SecretBox,
  { campaignId, audience, kind, afterId, data, startAt }: Mailing,
  most: number,
): Recipient[] {
  return db
    .select()
    .from(pledges)
    .where(
      and(
        eq(pledges.campaignId, campaignId),
        eq(pledges.state, audience === 'reminders' ? 'confirmed' : 'active'),
        isNotNull(pledges.addressSealed),
        gt(pledges.id, afterId),
        // Who has just pledged was told the moment then.
        kind === 'evening' ? lt(pledges.confirmedAt, startAt - justPledgedMs) : undefined,
        kind === 'reconnect' ? notExists(liveGrant(db)) : undefined,
      ),
    )
    .orderBy(asc(pledges.id))
    .limit(most)
    .all()
    .map(pledge => {
      const email = addressOfPledge(box, pledge)
      const own = ownOf(db, pledge, kind, data)
      return { id: pledge.id, email: email ?? '', lang: pledge.lang, path: email && receiptPath(box, pledge), own }
    })
}

/** What else a mail says to this one alone. */
function ownOf(db: MailDb, pledge: Pledge, kind: string, data: Mailing['data']): Recipient['own'] {
  if (kind === 'update' && typeof data.slug === 'string') return { shared: shared(pledge, data.slug) }
  if (kind === 'evening') return ofEvening(pledge, data)
  if (kind !== 'reconnect' || pledge.accountId === null) return {}
  const { network, handle } = accounts
  return { account: db.select({ network, handle }).from(accounts).where(eq(accounts.id, pledge.accountId)).get() }
}

/** The text, and by account its own moment. */
function ofEvening({ text, accountId }: Pledge, data: Mailing['data']) {
  const launch = data as Pick<MailData['evening'], 'launchAt' | 'spreadMs' | 'spreadSeed'>
  return { text, launchAt: accountId === null ? launch.launchAt : ownMoment(launch, accountId) }
}

const shared = ({ campaignId, inviteCode }: Pledge, slug: string) => ({
  campaign: `/c/${slug}`,
  invitation: invitationLink('', campaignId, inviteCode),
})

/** Read when the mail is written: supporters who have connected again meanwhile get no mail. */
const liveGrant = (db: MailDb) =>
  db
    .select({ one: sql`1` })
    .from(grants)
    .where(and(eq(grants.accountId, pledges.accountId), eq(grants.state, 'live')))

function editors(db: MailDb, { afterId }: Mailing, most: number): Recipient[] {
  return db
    .select({ id: organizers.id, email: organizers.email, lang: organizers.lang })
    .from(organizers)
    .where(and(inArray(organizers.role, ['owner', 'editor']), gt(organizers.id, afterId)))
    .orderBy(asc(organizers.id))
    .limit(most)
    .all()
}
