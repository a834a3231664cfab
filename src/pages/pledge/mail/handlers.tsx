import type { Context } from '../../../context.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { consentOf, leaveList } from '../../../domain/mail/consent/consents.ts'
import { openMailAddress } from '../../../domain/mail/consent/mailbox-address.ts'
import { setMailAddress } from '../../../domain/mail/consent/set-address.ts'
import type { Handlers } from '../../../http/route.ts'
import type { Lang } from '../../../lib/lang.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { readEmail, tooManyAsked } from '../by-hand/form.ts'
import { Copies } from '../mailbox/view.tsx'
import { type FoundReceipt, findReceipt, findReceiptByAccount } from '../receipt/find.ts'
import { lastQuestionView } from '../receipt/last-question.tsx'
import { askerOf, readConsent } from './consent-form.ts'
import { type MailPage, mailView } from './view.tsx'

/** `/p/:receipt/mail`: where its supporter is written to; `/p/:receipt/consent/removal`: leaving the organization's list. */
export function mailHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req, res) => {
      const found = findReceiptByAccount(context, req)
      if (!mayBeMailed(found, now())) return res.redirect(303, found.path)
      res.send(form(found, req.lang, { email: found.email ?? '', ticked: false, wrong: [] }))
    },

    save: (req, res) => {
      const found = findReceiptByAccount(context, req)
      const { lang } = req
      if (!mayBeMailed(found, now())) throw tooLate(found, lang)
      const { typed, email } = readEmail(req.body)
      const { words, wrong } = readConsent(req.body, found.campaign, typed, lang)
      const isWrong = typed.trim() !== '' && email === null
      const all = [...(isWrong ? [{ field: 'email', message: text(lang).pledge.wrong.email }] : []), ...wrong]
      if (all.length > 0)
        return void res.status(422).send(form(found, lang, { email: typed, ticked: words !== null, wrong: all }))
      const result = setMailAddress(db, box, found.pledge, { email: email ?? '', words, lang }, now())
      if (result === 'busy') throw tooManyAsked(req, res)
      res.redirect(303, found.path)
    },

    askToLeave: (req, res) => {
      const { pledge, campaign, path, account } = findReceipt(context, req)
      const consent = consentOf(db, pledge.id)
      // Left in another window, say: its page shows that.
      if (!consent) return res.redirect(303, path)
      const { receipt, reminder, consent: said } = text(req.lang)
      const { title, lead, yes, no } = said.leaving
      const view = lastQuestionView({
        lang: req.lang,
        campaign,
        path,
        receipt: account ? receipt.title : reminder.title,
        title: title(askerOf(campaign)),
        lead: lead(openMailAddress(box, consent) ?? ''),
        action: `${path}/consent/removal`,
        yes,
        no,
        children: <Copies campaign={campaign} lang={req.lang} />,
      })
      res.send(view)
    },

    leave: (req, res) => {
      const { pledge, path } = findReceipt(context, req)
      const consent = consentOf(db, pledge.id)
      if (consent) leaveList(db, box, consent)
      res.redirect(303, path)
    },
  } satisfies Handlers<'receipt'>

  function form(
    { campaign, path, pledge }: FoundReceipt,
    lang: Lang,
    given: Pick<MailPage, 'email' | 'ticked' | 'wrong'>,
  ) {
    return mailView({ lang, campaign, path, listed: consentOf(db, pledge.id) !== null, ...given })
  }
}

/** Whether mail about its launch may still come. */
export const mayBeMailed = ({ pledge, campaign: { launch } }: Pick<FoundReceipt, 'pledge' | 'campaign'>, now: number) =>
  pledge.state === 'active' &&
  pledge.eraseAskedAt === null &&
  ['open', 'under-way', 'halted', 'missed'].includes(phaseOf(launch, now))

function tooLate({ path }: FoundReceipt, lang: Lang): Problem {
  const { title, text: words, label } = text(lang).consent.mail.late
  return new Problem(409, { title, text: words, action: { href: path, label } })
}
