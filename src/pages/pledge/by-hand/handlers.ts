import type { Context } from '../../../context.ts'
import { sayPosted, takeBackPosted } from '../../../domain/pledge/by-hand/change.ts'
import { confirmByHand, replacedBy } from '../../../domain/pledge/by-hand/confirm.ts'
import { receiptPath } from '../../../domain/pledge/pledge.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { findReceiptByHand } from '../receipt/find.ts'
import { tooLateByHand } from './change.ts'

/** What only a pledge by hand has; the rest of its receipt is in receipt/ and change/. */
export function byHandHandlers(context: Context) {
  const { db, box, now } = context
  return {
    // Looking confirms nothing: mail programs look.
    confirm: (req, res) => {
      const { pledge, receipt } = findReceiptByHand(context, req)
      const mine = replacedBy(db, pledge)
      const path = mine && receiptPath(box, mine)
      const result = confirmByHand(db, box, receipt, now(), req.body?.list === 'yes')
      if (!path || result === 'gone') throw new Problem(404)
      // Too late: its page has turned, and says so.
      res.redirect(303, path)
    },

    sayPosted: (req, res) => {
      const found = findReceiptByHand(context, req)
      if (!['now', 'posted', 'paused'].includes(found.state)) throw tooLateByHand(found, req.lang)
      sayPosted(db, found.receipt, now())
      res.redirect(303, found.path)
    },

    takeBackPosted: (req, res) => {
      const found = findReceiptByHand(context, req)
      takeBackPosted(db, found.receipt)
      res.redirect(303, found.path)
    },
  } satisfies Handlers<'receipt'>
}
