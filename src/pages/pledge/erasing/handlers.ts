import type { Context } from '../../../context.ts'
import { holdOf } from '../../../domain/ledger/holds.ts'
import { deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { mayDeletePost } from '../../../domain/pledge/delete-post.ts'
import { eraseMine } from '../../../domain/pledge/erasing/erase.ts'
import { hasOtherPledge } from '../../../domain/pledge/erasing/grant-status.ts'
import { erasureCase, receiptState } from '../../../domain/pledge/receipt.ts'
import type { Handlers } from '../../../http/route.ts'
import { draftOf, keepDraft } from '../draft/draft.ts'
import { findReceiptByAccount } from '../receipt/find.ts'
import { ownNetwork } from '../receipt/own-network.ts'
import { erasureView } from './view.tsx'

/** `/p/:receipt/erasure`: what it means, and doing it. */
export function erasureHandlers(context: Context) {
  const { db, box, networks, now } = context
  return {
    show: (req, res) => {
      const { pledge, account, campaign, path } = findReceiptByAccount(context, req)
      if (pledge.eraseAskedAt !== null) return res.redirect(303, path)
      const delivery = deliveryOfPledge(db, pledge.id)
      const { launch } = campaign
      const standing = { launch, hold: holdOf(db, launch.id, account.network) }
      const view = erasureView({
        lang: req.lang,
        campaign,
        network: ownNetwork(networks, account),
        path,
        which: erasureCase(receiptState(pledge, delivery, standing, now()), delivery),
        delivery,
        posted: delivery?.state === 'posted',
        deletable: mayDeletePost({ db, networks }, pledge.id),
        otherPledge: hasOtherPledge(db, account.id, pledge),
      })
      res.send(view)
    },

    erase: (req, res) => {
      const { receipt, path, campaign } = findReceiptByAccount(context, req)
      eraseMine(db, box, receipt, now())
      // What was typed here and not confirmed goes as well.
      if (draftOf(req, campaign)) keepDraft(req, campaign, null)
      res.redirect(303, path)
    },
  } satisfies Handlers<'receipt'>
}
