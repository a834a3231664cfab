import { and, desc, eq } from 'drizzle-orm'
import { mails, pledges } from '../../../../db/schema/index.ts'
import type { Sealed } from '../../../../src/domain/mail/enqueue.ts'
import type { MailKind } from '../../../../src/domain/mail/kinds.ts'
import { askByHand } from '../../../../src/domain/pledge/by-hand/ask.ts'
import { remindAll } from '../../../../src/domain/pledge/by-hand/at-moment.ts'
import { confirmByHand } from '../../../../src/domain/pledge/by-hand/confirm.ts'
import { oneTapLinks } from '../../../../src/domain/share/links.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'

export const hour = 3_600_000

/** A campaign that speaks at noon, and ways to be reminded of it. The clock stands at `at`, an hour before unless set. */
export function remind() {
  const clock = { at: noon - hour }
  const context = testContext({ now: () => clock.at })
  const { db, box, networks } = context
  const campaign = makeCampaign(db, { title: 'Clean water' })
  const launch = makeLaunch(db, campaign.id, { launchAt: noon })
  const outside = { box, links: oneTapLinks(networks), baseUrl: 'http://thunderclap.test' }

  const letters = <K extends MailKind>(kind: K) =>
    db
      .select()
      .from(mails)
      .where(eq(mails.kind, kind))
      .orderBy(desc(mails.id))
      .all()
      .flatMap(({ key, letter }) => (letter ? [JSON.parse(box.open(letter, `mail:${key}`)) as Sealed<K>] : []))
  const ask = (email: string, text = 'Water is life.') =>
    askByHand(db, box, { campaignId: campaign.id, text, email }, clock.at)
  const lastReceipt = () => letters('reminder-confirm')[0]?.data.path.replace('/p/', '') ?? ''

  return {
    context,
    db,
    box,
    campaign,
    launch,
    clock,
    letters,
    ask,
    lastReceipt,
    /** Asked for and confirmed; the secret of its page. */
    join: (email: string, text?: string) => {
      ask(email, text)
      const receipt = lastReceipt()
      confirmByHand(db, box, receipt, clock.at)
      return receipt
    },
    rows: () => db.select().from(pledges).all(),
    round: () => {
      while (remindAll(db, outside, clock.at));
    },
    /** Mails for T0 by what they are: held, due now, dropped. */
    atMoment: () => {
      const all = db.select().from(mails).where(eq(mails.kind, 'reminder-now')).all()
      const due = db
        .select()
        .from(mails)
        .where(and(eq(mails.kind, 'reminder-now'), eq(mails.state, 'queued')))
        .all()
        .filter(mail => mail.nextAt <= clock.at)
      return {
        due: due.length,
        held: all.filter(mail => mail.state === 'queued').length - due.length,
        dropped: all.filter(mail => mail.state === 'dropped').length,
      }
    },
  }
}
