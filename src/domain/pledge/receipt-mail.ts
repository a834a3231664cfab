import { and, count, eq, gt, inArray } from 'drizzle-orm'
import { accounts } from '../../../db/schema/accounts.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { ownMoment } from '../launch/spread.ts'
import { mailboxHashes } from '../mail/address.ts'
import { enqueueMail, type MailDb } from '../mail/enqueue.ts'
import { countTryWithin, tryKey, type Within } from '../organizer/attempts.ts'
import type { Pledge } from './pledge.ts'

const dayMs = 86_400_000
/** To one mailbox a day, whoever enters it: an address is typed, and perhaps not one's own. */
const aDay = 10
/** Of one pledge a day: withdrawn and made again, it would write to one stranger after the other. */
const ofOneADay = 3

/**
 * Mails the link to a pledge by account to its supporter. `path` of its page; where it cannot be told, nothing is mailed. Until its reader
 * has said yes (`isConfirmed`) an address may be anybody's: it gets the campaign's words, and none that somebody wrote.
 */
export function mailReceipt(
  db: Within,
  box: SecretBox,
  pledge: Pledge,
  { to, path, isConfirmed }: { readonly to: string; readonly path: string | null; readonly isConfirmed: boolean },
  now: number,
): void {
  const { id, campaignId, lang, atLeast } = pledge
  const text = isConfirmed || pledge.messageId !== null ? pledge.text : ''
  const row = db
    .select({ campaign: campaigns, launch: launches, account: accounts })
    .from(accounts)
    .innerJoin(campaigns, eq(campaigns.id, campaignId))
    .innerJoin(launches, and(eq(launches.campaignId, campaignId), eq(launches.kind, 'real')))
    .where(eq(accounts.id, pledge.accountId ?? 0))
    .get()
  if (!row || path === null || hadReceipts(db, box, to, now) >= aDay) return
  if (countTryWithin(db, tryKey(box, 'receipt of', String(id)), dayMs, now).count > ofOneADay) return
  const { title, slug, timeZone } = row.campaign
  const { network, handle } = row.account
  const launchAt = ownMoment(row.launch, row.account.id)
  const data = { campaign: title, slug, timeZone, path, launchAt, text, atLeast, network, handle, writtenAt: now }
  const about = { kind: 'pledge-receipt', key: `pledge-receipt:${now}:${id}`, campaignId, lang } as const
  enqueueMail(db, box, { ...about, to, data }, now)
}

function hadReceipts(db: MailDb, box: SecretBox, to: string, now: number): number {
  const lately = and(
    inArray(mails.mailboxHash, mailboxHashes(box, to)),
    gt(mails.createdAt, now - dayMs),
    eq(mails.kind, 'pledge-receipt'),
  )
  return db.select({ n: count() }).from(mails).where(lately).get()?.n ?? 0
}
