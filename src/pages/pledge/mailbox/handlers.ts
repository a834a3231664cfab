import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaignById } from '../../../domain/campaign/campaign.ts'
import { answerQuestion, findMailbox } from '../../../domain/mail/consent/answer.ts'
import { mayAnswer } from '../../../domain/mail/consent/ask.ts'
import { leaveList } from '../../../domain/mail/consent/consents.ts'
import { openMailAddress } from '../../../domain/mail/consent/mailbox-address.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { answeredView, leftView, mailQuestionView } from './view.tsx'

type MailboxRequest = Request<{ secret: string }>

/** `/mailbox/:secret`: what was asked at an address, what its reader said, and the way out. Only a button says yes. */
export function mailboxHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req, res) => {
      const { question, consent, campaign, address } = find(req)
      if (question && mayAnswer(question, now()))
        return void res.send(mailQuestionView({ lang: req.lang, path: req.path, campaign, question, address }))
      if (!consent && !question?.answeredAt) throw gone(req)
      res.send(answeredView({ lang: req.lang, path: req.path, campaign, question, consent, address }))
    },

    answer: (req, res) => {
      const list = req.body?.answer === 'list'
      if (answerQuestion(db, box, req.params.secret, list, now()) === 'gone' && !find(req).consent) throw gone(req)
      res.redirect(303, req.path)
    },

    leave: (req, res) => {
      const { consent, campaign } = find(req)
      if (!consent) throw gone(req)
      leaveList(db, box, consent)
      res.send(leftView({ lang: req.lang, campaign }))
    },
  } satisfies Handlers<'secret'>

  function find(req: MailboxRequest) {
    const found = findMailbox(db, req.params.secret)
    const campaign = found && findCampaignById(db, found.campaignId)
    if (!campaign) throw gone(req)
    const kept = found.question ?? found.consent
    return { ...found, campaign, address: (kept && openMailAddress(box, kept)) ?? '' }
  }
}

const gone = ({ lang }: MailboxRequest) => new Problem(404, text(lang).consent.page.gone)
