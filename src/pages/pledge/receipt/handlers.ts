import type { Context } from '../../../context.ts'
import { ownMoment } from '../../../domain/launch/spread.ts'
import { setCondition } from '../../../domain/pledge/condition.ts'
import type { Handlers } from '../../../http/route.ts'
import { calendarFile } from '../../../lib/calendar.ts'
import { Problem } from '../../../lib/problem.ts'
import { byHandEntry, pledgeEntry } from '../../../mail/templates/calendar-entry.ts'
import { type Lang, text } from '../../../text/text.ts'
import { showByHand } from '../by-hand/show.ts'
import { AtLeast } from '../condition/form.ts'
import { type FoundByHand, type FoundReceipt, findReceipt, findReceiptByAccount } from './find.ts'
import { showReceipt } from './show.ts'

/** `/p/:receipt`: whoever knows the address is the supporter. */
export function receiptHandlers(context: Context) {
  const { db, box, now, config } = context

  return {
    show: (req, res) => {
      const found = findReceipt(context, req)
      res.send(found.account ? showReceipt(context, req, found) : showByHand(context, req.lang, found))
    },

    calendar: (req, res) => {
      const found = findReceipt(context, req)
      const entry = calendarEntry(found, req.lang)
      if (!entry) throw new Problem(404)
      res
        .attachment(`${found.campaign.slug}.ics`)
        .type('text/calendar')
        .send(calendarFile([entry], now()))
    },

    setCondition: (req, res) => {
      const found = findReceiptByAccount(context, req)
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
  } satisfies Handlers<'receipt'>

  /** Null where there is no moment to wait for. */
  function calendarEntry({ path, pledge, campaign, ...found }: FoundReceipt | FoundByHand, lang: Lang) {
    const { launch, title, slug } = campaign
    const base = config.web.baseUrl
    if (found.account) {
      if (pledge.state !== 'active' || now() >= launch.launchAt) return null
      return pledgeEntry({ slug, title, launchAt: ownMoment(launch, found.account.id) }, `${base}/c/${slug}`, lang)
    }
    if (found.state !== 'waiting') return null
    return byHandEntry({ slug, title, launchAt: launch.launchAt, text: pledge.text }, base + path, lang)
  }
}
