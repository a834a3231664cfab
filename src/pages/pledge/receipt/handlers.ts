import type { Context } from '../../../context.ts'
import { ownMoment } from '../../../domain/launch/spread.ts'
import { setCondition } from '../../../domain/pledge/condition.ts'
import { withdraw } from '../../../domain/pledge/withdrawal.ts'
import type { Handlers } from '../../../http/route.ts'
import { calendarFile } from '../../../lib/calendar.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { AtLeast } from '../condition/form.ts'
import { findReceipt } from './find.ts'
import { showReceipt } from './show.ts'

/** `/p/:receipt`: whoever knows the address is the supporter. */
export function receiptHandlers(context: Context) {
  const { db, box, now, config } = context

  return {
    show: (req, res) => {
      res.send(showReceipt(context, req, findReceipt(context, req.params.receipt)))
    },

    calendar: (req, res) => {
      const { pledge, campaign, account } = findReceipt(context, req.params.receipt)
      const { launch, slug, title } = campaign
      if (pledge.state !== 'active' || now() >= launch.launchAt) throw new Problem(404)
      const words = text(req.lang).receipt.calendar
      // Calendars are shared and synced: the secret address of the receipt stays out of them.
      const url = `${config.web.baseUrl}/c/${slug}`
      const at = ownMoment(launch, account.id)
      const entry = {
        uid: `${slug}-pledge@${new URL(url).host}`,
        title: words.title(title),
        text: words.text(url),
        url,
        at,
        minutes: 15,
      }
      res
        .attachment(`${slug}.ics`)
        .type('text/calendar')
        .send(calendarFile([entry], now()))
    },

    setCondition: (req, res) => {
      const found = findReceipt(context, req.params.receipt)
      const typed = typeof req.body?.atLeast === 'string' ? req.body.atLeast : ''
      const form = AtLeast.safeParse(typed)
      if (!form.success) {
        const wrong = [{ field: 'atLeast', message: text(req.lang).pledge.wrong.atLeast }]
        return void res.status(422).send(showReceipt(context, req, found, { typed, wrong }))
      }
      // Withdrawn in another window, say: its page shows that.
      const isOut = found.pledge.state === 'withdrawn'
      if (isOut || setCondition(db, box, found.receipt, form.data, now()) === 'set')
        return res.redirect(303, found.path)
      const { title, text: words, label } = text(req.lang).receipt.tooLateForCondition
      throw new Problem(409, { title, text: words, action: { href: found.path, label } })
    },

    withdraw: (req, res) => {
      const { receipt, path, pledge } = findReceipt(context, req.params.receipt)
      const result = pledge.state === 'withdrawn' ? 'withdrawn' : withdraw(db, receipt, now())
      if (result === 'withdrawn') return res.redirect(303, path)
      const { title, text: words, label } = text(req.lang).receipt.tooLateToWithdraw
      throw new Problem(409, { title, text: words, action: { href: path, label } })
    },
  } satisfies Handlers<'receipt'>
}
