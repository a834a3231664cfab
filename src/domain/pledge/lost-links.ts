import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { Lang } from '../../lib/lang.ts'
import { newToken, type SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from '../mail/address.ts'
import { enqueueMail } from '../mail/enqueue.ts'
import type { MailData } from '../mail/kinds.ts'
import { addressOfPledge } from '../mail/pledge-address.ts'
import { mayMailAgain } from '../mail/unsolicited.ts'
import { receiptPath } from './pledge.ts'

/** Nobody has more; a mail with thousands of links would help nobody. */
const atMost = 30

type Link = MailData['links']['links'][number]

/**
 * Mails the secret links of every pledge with this address to it; nothing where there is none, or where they
 * were mailed a moment ago: they are the same. `lang` is the asker's.
 */
export function mailLostLinks(
  db: Db,
  box: SecretBox,
  email: string,
  lang: Lang,
  now: number,
): 'mailed' | 'unknown' | 'mailed-before' {
  const mine = linksOf(db, box, email)
  const [first] = mine
  if (!first) return 'unknown'
  if (!mayMailAgain(db, box, { kind: 'links', address: first.to }, now)) return 'mailed-before'
  const links = mine.map(one => one.link)
  // Of several that wait only the last is sent.
  const topic = `links:${addressHashes(box, email)[0]}`
  const mail = { kind: 'links', key: `links:${newToken()}`, topic, to: first.to, data: { links } } as const
  enqueueMail(db, box, { ...mail, lang: first.lang ?? lang }, now)
  return 'mailed'
}

/** Those by hand that somebody only asked for have no yes yet: what was mailed to confirm them is their link. */
function linksOf(db: Db, box: SecretBox, email: string) {
  const same = and(inArray(pledges.addressHash, addressHashes(box, email)), ne(pledges.state, 'asked'))
  return db
    .select({ pledge: pledges, campaign: campaigns.title })
    .from(pledges)
    .innerJoin(campaigns, eq(campaigns.id, pledges.campaignId))
    .where(same)
    .orderBy(asc(pledges.by), desc(pledges.id))
    .limit(atMost)
    .all()
    .flatMap(({ pledge, campaign }) => {
      const path = receiptPath(box, pledge)
      const link: Link | null = path ? { what: pledge.by === 'hand' ? 'reminder' : 'pledge', campaign, path } : null
      // As its owner gave it.
      return link ? [{ link, to: addressOfPledge(box, pledge) ?? email, lang: pledge.lang }] : []
    })
}
