import type { Context } from '../../../context.ts'
import { deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { deleteOwnPost } from '../../../domain/pledge/delete-post.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem, type ProblemStatus } from '../../../lib/problem.ts'
import type { Removal } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { type FoundReceipt, findByAccount } from './find.ts'
import { ownNetwork } from './own-network.ts'

/** `/p/:receipt/deletion`: the supporter's post is deleted on its network. */
export function deletionHandlers(context: Context) {
  const { db, networks } = context

  return {
    deletePost: async (req, res) => {
      const found = findByAccount(context, req)
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
