import { Router } from 'express'
import type { Context } from '../../context.ts'
import { setCondition } from '../../domain/condition.ts'
import { withdraw } from '../../domain/withdrawal.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { AtLeast } from '../pledge/condition.ts'
import { findReceipt } from './find.ts'
import { showReceipt } from './show.ts'

/** `/p/:receipt`: whoever knows the address is the supporter. */
export function receiptRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()

  routes.get('/p/:receipt', (req, res) => {
    res.send(showReceipt(context, req, findReceipt(context, req.params.receipt)))
  })

  routes.post('/p/:receipt/condition', (req, res) => {
    const found = findReceipt(context, req.params.receipt)
    const typed = typeof req.body?.atLeast === 'string' ? req.body.atLeast : ''
    const form = AtLeast.safeParse(typed)
    if (!form.success) {
      const wrong = [{ field: 'atLeast', message: text(req.lang).pledge.wrong.atLeast }]
      return void res.status(422).send(showReceipt(context, req, found, { typed, wrong }))
    }
    if (setCondition(db, found.receipt, form.data, now()) === 'set') return res.redirect(303, found.path)
    const { title, text: words, label } = text(req.lang).receipt.tooLateForCondition
    throw new Problem(409, { title, text: words, action: { href: found.path, label } })
  })

  routes.post('/p/:receipt/withdrawal', (req, res) => {
    const { receipt, path, pledge } = findReceipt(context, req.params.receipt)
    const result = pledge.state === 'withdrawn' ? 'withdrawn' : withdraw(db, receipt, now())
    if (result === 'withdrawn') return res.redirect(303, path)
    const { title, text: words, label } = text(req.lang).receipt.tooLateToWithdraw
    throw new Problem(409, { title, text: words, action: { href: path, label } })
  })
  return routes
}
