import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findConnected } from '../../domain/account.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { happenings } from '../../domain/happenings.ts'
import { attemptsOf, deliveryOfPledge } from '../../domain/ledger/read.ts'
import type { NetworkName } from '../../domain/network.ts'
import { withdraw } from '../../domain/pledge.ts'
import { receiptState } from '../../domain/receipt.ts'
import { ownMoment } from '../../domain/spread.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { firstNetwork } from '../pledge/draft.ts'
import { findReceipt } from './find.ts'
import { receiptView } from './view.tsx'

/** `/p/:receipt`: whoever knows the address is the supporter. */
export function receiptRoutes(context: Context): Router {
  const { db, now, config, networks } = context
  const routes = Router()

  routes.get('/p/:receipt', (req, res) => {
    const found = findReceipt(context, req.params.receipt)
    const { pledge, campaign, account, path } = found
    const delivery = deliveryOfPledge(db, pledge.id)
    const at = now()
    const { launch } = campaign
    const momentAt = delivery?.momentAt ?? ownMoment(launch, account.id)
    const attempts = delivery && at >= launch.launchAt ? attemptsOf(db, delivery.id) : []
    res.send(
      receiptView({
        ...found,
        lang: req.lang,
        delivery,
        momentAt,
        happenings: happenings(attempts, momentAt),
        state: receiptState(pledge, delivery, launch, at),
        network: firstNetwork(networks, account),
        address: config.web.baseUrl + path,
        campaignAddress: `${config.web.baseUrl}/c/${campaign.slug}`,
        now: at,
        connectAgain: findConnected(db, account.id) ? null : startOf(campaign, account.network),
      }),
    )
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

/** Back to the campaign, not here: the secret address of a receipt stands in no other one. */
const startOf = ({ slug }: Campaign, name: NetworkName) => `/auth/${name}/start?to=${encodeURIComponent(`/c/${slug}`)}`
