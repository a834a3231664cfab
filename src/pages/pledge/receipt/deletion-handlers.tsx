import type { Context } from '../../../context.ts'
import { deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { deleteOwnPost, mayDeletePost } from '../../../domain/pledge/delete-post.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem, type ProblemStatus } from '../../../lib/problem.ts'
import type { Removal } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { PostCard } from '../../../ui/post-card.tsx'
import { type FoundReceipt, findReceiptByAccount } from './find.ts'
import { lastQuestionView } from './last-question.tsx'
import { ownNetwork } from './own-network.ts'

/** `/p/:receipt/deletion`: the supporter's post is deleted on its network, once they have been asked. */
export function deletionHandlers(context: Context) {
  const { db, networks } = context

  return {
    show: (req, res) => {
      const { pledge, account, campaign, path } = findReceiptByAccount(context, req)
      const delivery = deliveryOfPledge(db, pledge.id)
      // Deleted in another window, say: its page shows that.
      if (!delivery || delivery.deletedAt || !mayDeletePost(context, pledge.id)) return res.redirect(303, path)
      const { label } = ownNetwork(networks, account)
      const words = text(req.lang).erasure.deletion
      const view = lastQuestionView({
        lang: req.lang,
        campaign,
        path,
        receipt: text(req.lang).receipt.title,
        title: words.question(label),
        lead: words.hint,
        action: `${path}/deletion`,
        yes: words.button(label),
        no: text(req.lang).erasure.back,
        children: <PostCard text={delivery.text} network={account.network} author={account} />,
      })
      res.send(view)
    },

    deletePost: async (req, res) => {
      const found = findReceiptByAccount(context, req)
      const delivery = deliveryOfPledge(db, found.pledge.id)
      const result = delivery?.deletedAt ? 'gone' : await deleteOwnPost(context, found.pledge.id)
      if (result === 'removed' || result === 'gone') return res.redirect(303, found.path)
      const label = ownNetwork(networks, found.account).label
      throw problem(result, found, label, req.lang)
    },
  } satisfies Handlers<'receipt'>
}

type Failed = Exclude<Removal, 'removed' | 'gone'> | 'nothing'

const statuses: Readonly<Record<Failed, ProblemStatus>> = {
  'not-permitted': 409,
  nothing: 409,
  limited: 503,
  declined: 502,
  away: 502,
}

function problem(result: Failed, { path }: FoundReceipt, network: string, lang: Lang): Problem {
  const words = text(lang).erasure.deletion
  const { title, text: said, label } = words[result === 'not-permitted' ? 'refused' : result](network)
  return new Problem(statuses[result], { title, text: said, action: { href: path, label } })
}
