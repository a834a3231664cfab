import { type Request, Router } from 'express'
import type { Context } from '../../../context.ts'
import { type Campaign, findCampaignById } from '../../../domain/campaign/campaign.ts'
import { hasLeft } from '../../../domain/mail/unsubscribe.ts'
import { sayPosted, withdrawReminder } from '../../../domain/pledge/by-hand/change.ts'
import { confirmReminder } from '../../../domain/pledge/by-hand/confirm.ts'
import { findReminder, type Reminder, reminderAddress } from '../../../domain/pledge/by-hand/reminder.ts'
import { type ReminderState, reminderState } from '../../../domain/pledge/by-hand/state.ts'
import { oneTapLinks } from '../../../domain/share/links.ts'
import { calendarFile } from '../../../lib/calendar.ts'
import { Problem } from '../../../lib/problem.ts'
import { reminderEntry } from '../../../mail/templates/calendar-entry.ts'
import { type Lang, text } from '../../../text/text.ts'
import { confirmReminderView } from './confirm-view.tsx'
import { reminderView } from './view.tsx'

export type FoundReminder = {
  readonly reminder: Reminder
  readonly campaign: Campaign
  /** `/r/<secret>` */
  readonly path: string
  readonly state: ReminderState
  /** Null once erased. */
  readonly email: string | null
}

/** `/r/:receipt`: whoever knows the address is the one to be reminded. Looking at it changes nothing: mail programs look. */
export function reminderRoutes(context: Context): Router {
  const { db, box, now, config, networks } = context
  const routes = Router()

  routes.get('/r/:receipt', (req, res) => {
    const found = findOr404(context, req)
    if (found.state === 'asked') return void res.send(confirmReminderView({ ...found, lang: req.lang }))
    const { reminder, campaign, path } = found
    const base = config.web.baseUrl
    const links = oneTapLinks(networks)(reminder.text, `${base}/c/${campaign.slug}`)
    const stopped = reminder.addressHash !== null && hasLeft(db, campaign.id, reminder.addressHash)
    res.send(
      reminderView({ ...found, lang: req.lang, links, stopped, address: base + path, next: nextOf(found), now: now() }),
    )
  })

  routes.post('/r/:receipt/confirmation', (req, res) => {
    const { path } = findOr404(context, req)
    const result = confirmReminder(db, box, req.params.receipt, now())
    if (result === 'gone') throw new Problem(404, text(req.lang).reminder.gone)
    // Too late: its page has turned, and says so.
    res.redirect(303, path)
  })

  routes.post('/r/:receipt/withdrawal', (req, res) => {
    const { path } = findOr404(context, req)
    withdrawReminder(db, req.params.receipt, now())
    res.redirect(303, path)
  })

  routes.post('/r/:receipt/posted', (req, res) => {
    const found = findOr404(context, req)
    if (found.state !== 'now' && found.state !== 'posted' && found.state !== 'paused')
      throw reminderTooLate(found, req.lang)
    sayPosted(db, req.params.receipt, now())
    res.redirect(303, found.path)
  })

  routes.get('/r/:receipt/moment.ics', (req, res) => {
    const { reminder, campaign, path, state } = findOr404(context, req)
    if (state !== 'waiting') throw new Problem(404, text(req.lang).reminder.gone)
    const { calendarTitle, calendarText } = text(req.lang).reminder
    const address = config.web.baseUrl + path
    const moment = { slug: campaign.slug, launchAt: campaign.launch.launchAt }
    const entry = reminderEntry(moment, address, calendarTitle(campaign.title), calendarText(reminder.text, address))
    res
      .attachment(`${campaign.slug}.ics`)
      .type('text/calendar')
      .send(calendarFile([entry], now()))
  })
  return routes

  function nextOf({ reminder, state }: FoundReminder): string | null {
    if (state !== 'waiting' || reminder.nextSealed === null || reminder.nextHash === null) return null
    const next = { ...reminder, addressSealed: reminder.nextSealed, receiptHash: reminder.nextHash }
    return reminderAddress(box, next)
  }
}

/** The reminder behind a secret address, or a 404 that says what may have become of it. */
export function findOr404({ db, box, now }: Context, req: Request<{ receipt: string }>): FoundReminder {
  const reminder = findReminder(db, req.params.receipt)
  const campaign = reminder && findCampaignById(db, reminder.campaignId)
  const state = reminder && campaign && reminderState(reminder, campaign.launch, now())
  if (!state || state === 'forgotten') throw new Problem(404, text(req.lang).reminder.gone)
  return { reminder, campaign, path: `/r/${req.params.receipt}`, state, email: reminderAddress(box, reminder) }
}

export function reminderTooLate({ path }: FoundReminder, lang: Lang): Problem {
  const { title, text: words, label } = text(lang).reminder.late
  return new Problem(409, { title, text: words, action: { href: path, label } })
}
