import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { consents, mailQuestions } from '../../../../db/schema/consents.ts'
import { mailStops } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { hashToken, type SecretBox } from '../../../lib/secret-box.ts'
import { receiptPath } from '../../pledge/pledge.ts'
import { mailReceipt } from '../../pledge/receipt-mail.ts'
import { addressHashes, mailboxHashes } from '../address.ts'
import { allowMailAgain } from '../opt-out.ts'
import { sealAddress } from '../pledge-address.ts'
import { giveBackUnsolicited } from '../unsolicited.ts'
import { type MailQuestion, mayAnswer, openQuestion } from './ask.ts'
import type { Consent, ConsentDb } from './consents.ts'
import { openMailAddress } from './mailbox-address.ts'

export type MailboxPage = {
  readonly question: MailQuestion | null
  readonly consent: Consent | null
  readonly campaignId: number
}

/** What stands behind the secret that was mailed to an address: a question, an answer, or a consent. Null: nothing (any more). */
export function findMailbox(db: Db, secret: string): MailboxPage | null {
  const secretHash = hashToken(secret)
  const asked = db
    .select({ question: mailQuestions, campaignId: pledges.campaignId })
    .from(mailQuestions)
    .innerJoin(pledges, eq(pledges.id, mailQuestions.pledgeId))
    .where(eq(mailQuestions.secretHash, secretHash))
    .get()
  const consent = db.select().from(consents).where(eq(consents.secretHash, secretHash)).get() ?? null
  const campaignId = asked?.campaignId ?? consent?.campaignId
  return campaignId === undefined ? null : { question: asked?.question ?? null, consent, campaignId }
}

/** Whoever reads the address says yes; `list`: to mail from the organization as well. Twice is as once. */
export function answerQuestion(
  db: Db,
  box: SecretBox,
  secret: string,
  list: boolean,
  now: number,
): 'answered' | 'gone' {
  return db.transaction(
    tx => {
      const secretHash = hashToken(secret)
      const asked = tx.select().from(mailQuestions).where(eq(mailQuestions.secretHash, secretHash)).get()
      if (asked && asked.answeredAt !== null) return 'answered'
      const to = asked && mayAnswer(asked, now) ? openMailAddress(box, asked) : null
      const pledge = asked && tx.select().from(pledges).where(eq(pledges.id, asked.pledgeId)).get()
      if (!asked || !pledge || to === null) return 'gone'
      giveBackUnsolicited(tx, box, to)
      allowMailAgain(tx, mailboxHashes(box, to))
      if (asked.forPledge) useAddress(tx, box, pledge, to, now)
      if (list) keepConsent(tx, box, asked, { campaignId: pledge.campaignId, to }, now)
      tx.update(mailQuestions).set({ answeredAt: now }).where(eq(mailQuestions.id, asked.id)).run()
      return 'answered'
    },
    { behavior: 'immediate' },
  )
}

/** By hand the yes to the pledge confirms its address too; `list`: they said yes to the organization as well. */
export function answerWithPledge(
  db: ConsentDb,
  box: SecretBox,
  { id, campaignId }: typeof pledges.$inferSelect,
  list: boolean,
  now: number,
): void {
  const asked = openQuestion(db, id, now)
  const to = asked && openMailAddress(box, asked)
  if (asked && to && list) keepConsent(db, box, asked, { campaignId, to }, now)
  db.delete(mailQuestions).where(eq(mailQuestions.pledgeId, id)).run()
}

type Pledge = typeof pledges.$inferSelect

/** And who says yes to an address wants mail about the campaign there again. */
function useAddress(db: ConsentDb, box: SecretBox, pledge: Pledge, to: string, now: number): void {
  db.update(pledges)
    .set(sealAddress(box, pledge, to))
    .where(and(eq(pledges.id, pledge.id), eq(pledges.state, 'active')))
    .run()
  db.delete(mailStops)
    .where(and(eq(mailStops.campaignId, pledge.campaignId), inArray(mailStops.addressHash, addressHashes(box, to))))
    .run()
  if (pledge.state === 'active')
    mailReceipt(db, box, pledge, { to, path: receiptPath(box, pledge), isConfirmed: true }, now)
}

type To = { readonly campaignId: number; readonly to: string }

function keepConsent(db: ConsentDb, box: SecretBox, asked: MailQuestion, { campaignId, to }: To, now: number): void {
  const { pledgeId, secretHash, addressSealed, addressHash, words, askedAt } = asked
  if (words === null) return
  const [mailboxHash = ''] = mailboxHashes(box, to)
  db.delete(consents).where(eq(consents.pledgeId, pledgeId)).run()
  db.insert(consents)
    .values({
      campaignId,
      pledgeId,
      secretHash,
      addressSealed,
      addressHash,
      mailboxHash,
      words,
      tickedAt: askedAt,
      confirmedAt: now,
    })
    .run()
}
