import type { Context } from '../../../context.ts'
import { holdOf } from '../../../domain/ledger/holds.ts'
import { deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { withdrawByHand } from '../../../domain/pledge/by-hand/change.ts'
import { receiptState } from '../../../domain/pledge/receipt.ts'
import { withdraw } from '../../../domain/pledge/withdrawal.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { type Lang, text } from '../../../text/text.ts'
import { PostCard } from '../../../ui/post-card.tsx'
import { Words } from '../by-hand/view.tsx'
import { draftOf, keepDraft } from '../draft/draft.ts'
import { isWithdrawable } from '../withdrawable.ts'
import { type FoundByHand, type FoundReceipt, findReceipt, findReceiptByAccount } from './find.ts'
import { lastQuestionView } from './last-question.tsx'

/** `/p/:receipt/withdrawal`: the question, and doing it; and `/p/:receipt/renewal`: its words once more. */
export function withdrawalHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req, res) => {
      const found = findReceipt(context, req)
      const asked = found.account ? askByAccount(found, req.lang) : askByHand(found, req.lang)
      // Withdrawn in another window, say, or too late: its page shows that.
      if (asked === null) return res.redirect(303, found.path)
      res.send(asked)
    },

    withdraw: (req, res) => {
      const { receipt, path, pledge, account } = findReceipt(context, req)
      if (!account) withdrawByHand(db, receipt, now())
      if (!account || pledge.state === 'withdrawn' || withdraw(db, receipt, now()) === 'withdrawn')
        return res.redirect(303, path)
      const { title, text: words, label } = text(req.lang).receipt.tooLateToWithdraw
      throw new Problem(409, { title, text: words, action: { href: path, label } })
    },

    // On to the page that confirms, by way of what is missing for it: withdrawn by mistake, it is not to be typed again.
    // What they have begun since is newer than what they withdrew.
    renew: (req, res) => {
      const { pledge, account, campaign, path, email } = findReceiptByAccount(context, req)
      const isOver = pledge.state !== 'withdrawn' || pledge.removedAt !== null || pledge.text === ''
      if (isOver) return res.redirect(303, path)
      const { text: words, messageId, atLeast } = pledge
      const typed = { email: email ?? '', atLeast: atLeast?.toString() ?? '' }
      if (draftOf(req, campaign)?.network !== account.network)
        keepDraft(req, campaign, { text: words, messageId, network: account.network, ...typed })
      res.redirect(303, `/c/${campaign.slug}/pledge/confirm`)
    },
  } satisfies Handlers<'receipt'>

  function askByAccount({ pledge, account, campaign, path }: FoundReceipt, lang: Lang): string | null {
    const { launch } = campaign
    const standing = { launch, hold: holdOf(db, launch.id, account.network) }
    const state = receiptState(pledge, deliveryOfPledge(db, pledge.id), standing, now())
    if (!isWithdrawable(state)) return null
    const { title: receipt, withdrawal: words } = text(lang).receipt
    const { title, yes, no } = words
    const lead = state === 'frozen' ? words.leadFrozen : words.lead
    const about = { lang, campaign, path, receipt, title, lead, action: `${path}/withdrawal`, yes, no }
    return lastQuestionView({
      ...about,
      children: <PostCard text={pledge.text} network={account.network} author={account} />,
    })
  }

  function askByHand({ pledge, campaign, path, state }: FoundByHand, lang: Lang): string | null {
    if (state === 'withdrawn') return null
    const { title: receipt, withdrawal: words } = text(lang).reminder
    return lastQuestionView({
      ...{ lang, campaign, path, receipt, action: `${path}/withdrawal`, ...words },
      children: pledge.text && <Words text={pledge.text} />,
    })
  }
}
