import { type Request, Router } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaignById } from '../../../domain/campaign/campaign.ts'
import { changeReminder, confirmAddress, findNext } from '../../../domain/pledge/by-hand/change.ts'
import { reminderPath } from '../../../domain/pledge/by-hand/reminder.ts'
import { limitMailForms } from '../../../http/limits/route-limits.ts'
import { Problem } from '../../../lib/problem.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type Draft, firstNetwork, offerOf, readDraft } from '../draft/draft.ts'
import { addressView, changeReminderView } from './change-view.tsx'
import { checkText, readEmail, tooManyAsked } from './form.ts'
import { type FoundReminder, findOr404, reminderTooLate } from './routes.ts'

/** `/r/:receipt/change`, and the page on which a new address is confirmed from its own mailbox. */
export function changeReminderRoutes(context: Context): Router {
  const { db, box, now, networks } = context
  const routes = Router()

  routes.get('/r/:receipt/change', (req, res) => {
    const found = findOr404(context, req)
    // Withdrawn in another window, say: its page shows that.
    if (found.state === 'withdrawn') return res.redirect(303, found.path)
    if (found.state !== 'waiting') throw reminderTooLate(found, req.lang)
    res.send(change(req.lang, found, { text: found.reminder.text, messageId: null }, found.email ?? ''))
  })

  routes.post('/r/:receipt/change', ...limitMailForms(context), (req: Request<{ receipt: string }>, res) => {
    const found = findOr404(context, req)
    if (found.state === 'withdrawn') return res.redirect(303, found.path)
    if (found.state !== 'waiting') throw reminderTooLate(found, req.lang)
    const draft = readDraft(req.body, offerOf(context, found.campaign, null))
    const { typed, email } = readEmail(req.body)
    const wrong = [
      ...checkText(context, draft, req.lang),
      ...(email === null ? [{ field: 'email', message: text(req.lang).reminder.ask.wrongEmail }] : []),
    ]
    if (wrong.length > 0 || email === null)
      return void res.status(422).send(change(req.lang, found, draft, typed, wrong))
    const changed = { text: draft.text, isSample: draft.messageId !== null, email }
    const result = changeReminder(db, box, req.params.receipt, changed, now())
    if (result === 'too-late') throw reminderTooLate(found, req.lang)
    if (result === 'busy') throw tooManyAsked(req, res)
    res.redirect(303, found.path)
  })

  routes.get('/reminder-address/:secret', (req, res) => {
    const { campaign } = asked(req)
    res.send(addressView({ lang: req.lang, campaign, action: req.path }))
  })

  routes.post('/reminder-address/:secret', (req, res) => {
    const { reminder } = asked(req)
    const result = confirmAddress(db, box, req.params.secret, now())
    const path = reminderPath(box, reminder)
    if (result === 'gone' || path === null) throw new Problem(404, text(req.lang).reminder.gone)
    res.redirect(303, path)
  })
  return routes

  function asked(req: Request<{ secret: string }>) {
    const reminder = findNext(db, req.params.secret, now())
    const campaign = reminder && findCampaignById(db, reminder.campaignId)
    if (!campaign) throw new Problem(404, text(req.lang).reminder.gone)
    return { reminder, campaign }
  }

  function change(
    lang: Lang,
    { campaign, path }: FoundReminder,
    draft: Draft,
    email: string,
    wrong: readonly Wrong[] = [],
  ): string {
    const measure = firstNetwork(networks, null).measure(draft.text)
    return changeReminderView({ lang, campaign, path, text: draft.text, measure, email, wrong })
  }
}
