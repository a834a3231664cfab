import { eq, inArray, lte } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { mailQuestions } from '../../../../db/schema/consents.ts'
import type { pledges } from '../../../../db/schema/pledges.ts'
import { hashToken, newToken, type SecretBox } from '../../../lib/secret-box.ts'
import { enqueueMail, type MailDb } from '../enqueue.ts'
import { hadEnough, takeUnsolicited } from '../unsolicited.ts'
import type { ConsentDb } from './consents.ts'
import { openMailAddress, sealMailAddress } from './mailbox-address.ts'

type Pledge = typeof pledges.$inferSelect
export type MailQuestion = typeof mailQuestions.$inferSelect

/** What nobody confirms is forgotten after this. In hours. */
export const askedHours = 48
/** What comes again within this is the same press. In ms. */
const pressedTwiceMs = 20_000

export type AskedMail = {
  readonly email: string
  /** Whether the pledge is to be mailed there. */
  readonly forPledge: boolean
  /** Beside the box that they ticked; null where they ticked none. */
  readonly words: string | null
  readonly lang?: string | null
}

/**
 * Asks at an address that somebody typed, perhaps their own: nothing counts before its reader says yes. That it had enough
 * of such mails today is not told here; `busy`: too many who have not confirmed were mailed in this hour.
 */
export function askAtAddress(db: Db, box: SecretBox, pledge: Pledge, asked: AskedMail, now: number): 'asked' | 'busy' {
  return db.transaction(
    tx => {
      const { email, forPledge, words, lang } = asked
      if (isSamePress(tx, box, pledge, asked, now) || hadEnough(tx, box, email, now)) return 'asked'
      if (!takeUnsolicited(tx, box, email, now)) return 'busy'
      const { id, secret } = storeQuestion(tx, box, pledge.id, asked, now)
      const campaign = tx.select().from(campaigns).where(eq(campaigns.id, pledge.campaignId)).get()
      if (!campaign) return 'asked'
      const { title, timeZone, organization } = campaign
      const about = { campaign: title, timeZone, organization, path: `/mailbox/${secret}`, hours: askedHours }
      const data = { ...about, forPledge, words }
      const mail = { kind: 'address-confirm', key: `address-confirm:${id}`, to: email, lang } as const
      enqueueMail(tx, box, { ...mail, data, campaignId: campaign.id }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** In place of what was asked about this pledge before, whose link then leads nowhere. */
export function storeQuestion(
  db: ConsentDb,
  box: SecretBox,
  pledgeId: number,
  { email, forPledge, words }: AskedMail,
  now: number,
): { readonly id: number; readonly secret: string } {
  db.delete(mailQuestions).where(eq(mailQuestions.pledgeId, pledgeId)).run()
  const secret = newToken()
  const secretHash = hashToken(secret)
  const row = { pledgeId, secretHash, ...sealMailAddress(box, secretHash, email), forPledge, words, askedAt: now }
  const { id } = db.insert(mailQuestions).values(row).returning({ id: mailQuestions.id }).get()
  return { id, secret }
}

/** What was asked about a pledge and not answered; of by hand it is answered with the pledge itself. */
export function openQuestion(db: Pick<Db, 'select'>, pledgeId: number, now: number): MailQuestion | null {
  const row = db.select().from(mailQuestions).where(eq(mailQuestions.pledgeId, pledgeId)).get()
  return row && mayAnswer(row, now) ? row : null
}

export const mayAnswer = ({ answeredAt, askedAt }: MailQuestion, now: number) =>
  answeredAt === null && askedAt > now - askedHours * 3_600_000

function isSamePress(db: MailDb, box: SecretBox, { id }: Pledge, asked: AskedMail, now: number): boolean {
  const before = openQuestion(db, id, now)
  return (
    before !== null &&
    before.askedAt > now - pressedTwiceMs &&
    before.words === asked.words &&
    before.forPledge === asked.forPledge &&
    openMailAddress(box, before) === asked.email
  )
}

const chunk = 500

/** Forgets what was asked at an address two days ago. Returns how many; call again while it is more than none. */
export function forgetQuestions(db: Db, now: number): number {
  const old = db
    .select({ id: mailQuestions.id })
    .from(mailQuestions)
    .where(lte(mailQuestions.askedAt, now - askedHours * 3_600_000))
    .limit(chunk)
  return db.delete(mailQuestions).where(inArray(mailQuestions.id, old)).run().changes
}
