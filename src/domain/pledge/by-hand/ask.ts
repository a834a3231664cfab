import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { Lang } from '../../../lib/lang.ts'
import { hashToken, newToken, type SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes } from '../../mail/address.ts'
import { storeQuestion } from '../../mail/consent/ask.ts'
import { type ConsentDb, eraseConsentOf } from '../../mail/consent/consents.ts'
import { enqueueMail, type MailDb } from '../../mail/enqueue.ts'
import { sealAddress } from '../../mail/pledge-address.ts'
import { hadEnough, takeUnsolicited } from '../../mail/unsolicited.ts'
import { inviterOf } from '../../share/invite-code.ts'
import { type Came, sourceOf } from '../insert.ts'
import { type Pledge, receiptPath } from '../pledge.ts'
import { aheadOf, confirmed, confirmHours } from './rules.ts'

/** What comes again within this is the same press. In ms. */
export const pressedTwiceMs = 20_000

export type ByHand = {
  readonly campaignId: number
  readonly text: string
  /** The campaign's own words. Others are mailed to nobody who has not said yes: they could be anybody's, about anything. */
  readonly isSample?: boolean
  readonly email: string
  /** Beside the box that they ticked: see db/schema/consents.ts. */
  readonly consent?: string | null
  /** What they read. */
  readonly lang?: string | null
} & Came

/**
 * Somebody gave an address, perhaps their own: it is mailed a link to confirm with, or, where it is confirmed already,
 * the link it has. Asked for again, it is the same link. Which of them, or that it had enough of them today, is not told
 * here; `busy`: too many who have not confirmed were mailed in this hour.
 */
export function askByHand(
  db: Db,
  box: SecretBox,
  asked: ByHand & { readonly lang?: Lang },
  now: number,
): 'asked' | 'closed' | 'busy' {
  return db.transaction(
    tx => {
      const about = aheadOf(tx, asked.campaignId, now)
      if (!about) return 'closed'
      const { campaignId, email: to, lang } = asked
      const hashes = addressHashes(box, to)
      const before = askedBefore(tx, asked, hashes, now)
      if (hadEnough(tx, box, to, now) || (before && before.confirmedAt > now - pressedTwiceMs)) return 'asked'
      if (!takeUnsolicited(tx, box, to, now)) return 'busy'
      const text = asked.isSample ? asked.text : ''
      const theirs = and(confirmed(campaignId), inArray(pledges.addressHash, hashes))
      const known = tx.select().from(pledges).where(theirs).get()
      const row = again(tx, box, known ?? before, now) ?? storeAsked(tx, box, asked, now)
      if (!known) keepTick(tx, box, row.id, asked, now)
      const data = { ...about, text: known?.text ?? text, path: row.path, hours: confirmHours }
      const kind = known ? 'reminder-known' : 'reminder-confirm'
      enqueueMail(tx, box, { kind, key: `${kind}:${row.id}:${now}`, to, data, lang, campaignId }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** The box of the form as it was sent last; the yes to the pledge asks about it once more. */
function keepTick(db: ConsentDb, box: SecretBox, id: number, { email, consent = null }: ByHand, now: number): void {
  if (consent === null) eraseConsentOf(db, id)
  else storeQuestion(db, box, id, { email, forPledge: false, words: consent }, now)
}

/** The same form, sent before and not confirmed yet. */
function askedBefore(db: MailDb, { campaignId, text }: ByHand, hashes: string[], now: number) {
  const same = and(
    eq(pledges.campaignId, campaignId),
    eq(pledges.state, 'asked'),
    isNull(pledges.replaces),
    eq(pledges.text, text),
    inArray(pledges.addressHash, hashes),
    gt(pledges.confirmedAt, now - confirmHours * 3_600_000),
  )
  return db.select().from(pledges).where(same).get()
}

/** The link that is there already, as good as new. */
function again(db: MailDb, box: SecretBox, pledge: Pledge | undefined, now: number) {
  const path = pledge && receiptPath(box, pledge)
  if (!path) return null
  if (pledge.state === 'asked') db.update(pledges).set({ confirmedAt: now }).where(eq(pledges.id, pledge.id)).run()
  return { id: pledge.id, path }
}

/** A pledge to be confirmed from its mailbox; or `replaces`: a new address of one that is. */
export function storeAsked(
  db: MailDb,
  box: SecretBox,
  { campaignId, text, email, lang, replaces, ...came }: ByHand & { readonly replaces?: number },
  now: number,
) {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const receiptSealed = box.seal(receipt, `receipt:${receiptHash}`)
  const address = sealAddress(box, { campaignId, accountId: null, receiptHash }, email)
  const asked = { by: 'hand', state: 'asked', campaignId, text, ...address, confirmedAt: now, lang, replaces } as const
  const invitedBy = inviterOf(sql`${came.by ?? null}`, sql`${campaignId}`, sql`null`)
  const { id } = db
    .insert(pledges)
    .values({ ...asked, receiptHash, receiptSealed, invitedBy, source: sourceOf(came) })
    .returning({ id: pledges.id })
    .get()
  return { id, path: `/p/${receipt}` }
}
