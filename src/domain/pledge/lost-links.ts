import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { reminders } from '../../../db/schema/reminders.ts'
import type { Lang } from '../../lib/lang.ts'
import { newToken, type SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from '../mail/address.ts'
import { enqueueMail } from '../mail/enqueue.ts'
import type { MailData } from '../mail/kinds.ts'
import { addressOfPledge } from '../mail/pledge-address.ts'
import { mayMailAgain } from '../mail/unsolicited.ts'
import { reminderPath } from './by-hand/reminder.ts'
import { receiptOf } from './pledge.ts'

/** Nobody has more; a mail with thousands of links would help nobody. */
const atMost = 30

type Links = MailData['links']['links']

/**
 * Mails the secret links of every pledge and reminder with this address to it; nothing where there is none, or where they
 * were mailed a moment ago: they are the same. `lang` is the asker's.
 */
export function mailLostLinks(
  db: Db,
  box: SecretBox,
  email: string,
  lang: Lang,
  now: number,
): 'mailed' | 'unknown' | 'mailed-before' {
  const mine = [...pledgesOf(db, box, email), ...remindersOf(db, box, email)]
  const [first] = mine
  if (!first) return 'unknown'
  if (!mayMailAgain(db, box, { kind: 'links', address: first.to }, now)) return 'mailed-before'
  const links = mine.map(({ what, campaign, path }) => ({ what, campaign, path }))
  // Of several that wait only the last is sent.
  const topic = `links:${addressHashes(box, email)[0]}`
  const mail = { kind: 'links', key: `links:${newToken()}`, topic, to: first.to, data: { links } } as const
  enqueueMail(db, box, { ...mail, lang: first.lang ?? lang }, now)
  return 'mailed'
}

/** `to` is the address as its owner gave it. */
type Found = Links[number] & { readonly to: string; readonly lang: string | null }

function pledgesOf(db: Db, box: SecretBox, email: string): Found[] {
  const same = inArray(pledges.addressHash, addressHashes(box, email))
  return db
    .select({ pledge: pledges, campaign: campaigns.title })
    .from(pledges)
    .innerJoin(campaigns, eq(campaigns.id, pledges.campaignId))
    .where(same)
    .orderBy(desc(pledges.id))
    .limit(atMost)
    .all()
    .flatMap(({ pledge, campaign }) => {
      const path = pathOf(() => `/p/${receiptOf(box, pledge)}`)
      return path
        ? [{ what: 'pledge', campaign, path, to: addressOfPledge(box, pledge) ?? email, lang: pledge.lang }]
        : []
    })
}

/** Those that somebody only asked for have no yes yet: what was mailed to confirm them is their link. */
function remindersOf(db: Db, box: SecretBox, email: string): Found[] {
  const same = and(inArray(reminders.addressHash, addressHashes(box, email)), eq(reminders.state, 'confirmed'))
  return db
    .select({ reminder: reminders, campaign: campaigns.title })
    .from(reminders)
    .innerJoin(campaigns, eq(campaigns.id, reminders.campaignId))
    .where(same)
    .orderBy(desc(reminders.id))
    .limit(atMost)
    .all()
    .flatMap(({ reminder, campaign }) => {
      const path = reminderPath(box, reminder)
      return path ? [{ what: 'reminder', campaign, path, to: email.trim(), lang: reminder.lang }] : []
    })
}

/** Null where the key of a link is gone. */
function pathOf(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}
