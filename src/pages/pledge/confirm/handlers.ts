import { z } from 'zod'
import { onDisk } from '../../../../db/on-disk.ts'
import type { Context } from '../../../context.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { askAtAddress } from '../../../domain/mail/consent/ask.ts'
import { findConnected } from '../../../domain/pledge/account.ts'
import { endOfGrant } from '../../../domain/pledge/grants/life.ts'
import { releaseUnneeded } from '../../../domain/pledge/grants/release.ts'
import { findPledge } from '../../../domain/pledge/pledge.ts'
import { pledge } from '../../../domain/pledge/promise.ts'
import type { Handlers } from '../../../http/route.ts'
import { seeOtherTabs } from '../../../http/session/session.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { choosePage } from '../choose/page.ts'
import { AtLeast } from '../condition/form.ts'
import { lastStep, startLink } from '../connect/start-links.ts'
import { type CarriedFields, typedIn } from '../draft/carried.ts'
import { dropDraft, keepDraft, offerOf, shownKey, tooNear } from '../draft/draft.ts'
import { networkFor, networkOfAccount } from '../draft/network.ts'
import { besidesPledge, openCampaign, type ReadyPledge, readyToConfirm } from '../draft/require-draft.ts'
import { type ReadConsent, readConsent } from '../mail/consent-form.ts'
import { cardShown } from './card-shown.ts'
import { confirmView } from './view.tsx'

const ConfirmForm = z.object({
  atLeast: AtLeast,
  shown: z.string().default(''),
  unlisted: z.literal('yes').optional(),
  email: z
    .string()
    .trim()
    .default('')
    .pipe(z.union([z.literal(''), z.email().max(254)])),
})

/** `/c/:slug/pledge/confirm`: the one step that promises something. */
export function confirmHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req, res) => {
      const ready = readyToConfirm(context, req, res)
      if (ready) res.send(confirm(context, req.lang, ready))
    },

    pledge: async (req, res) => {
      const ready = readyToConfirm(context, req, res)
      if (!ready) return
      const { campaign, account, draft } = ready
      const form = ConfirmForm.safeParse(req.body ?? {})
      // What is promised is what was on the screen: not what another window has changed since.
      const same = form.data?.shown === shownKey(account, draft)
      const typed = typedIn(req.body)
      const agreed = readConsent(req.body, campaign, typed.email, req.lang)
      if (!form.success || !same || agreed.wrong.length > 0) keepDraft(req, campaign, { ...draft, ...typed })
      if (!form.success) {
        const fields = form.error.issues.map(issue => (issue.path[0] === 'atLeast' ? 'atLeast' : 'email'))
        return void res.status(422).send(confirm(context, req.lang, ready, [...new Set(fields)], typed, agreed))
      }
      const problems = same ? [] : (['changed'] as const)
      if (!same || agreed.wrong.length > 0)
        return void res.status(422).send(confirm(context, req.lang, ready, problems, typed, agreed))

      const email = form.data.email || null
      const network = networkOfAccount(context, account)
      const rule = network.textRule
      const { atLeast } = form.data
      const unlisted = network.offersUnlisted === true && form.data.unlisted === 'yes'
      const promised = {
        campaignId: campaign.id,
        accountId: account.id,
        ...draft,
        email,
        atLeast,
        unlisted,
        rule,
        lang: req.lang,
      }
      const result = await onDisk(db, () => {
        const done = pledge(db, box, promised, now())
        if (done.kind === 'pledged' && email !== null && agreed.words !== null) {
          const mine = findPledge(db, campaign.id, account.id)
          if (mine) askAtAddress(db, box, mine, { email, forPledge: false, words: agreed.words, lang: req.lang }, now())
        }
        return done
      })
      await seeOtherTabs(req)
      if (result.kind === 'closed') {
        // The page that says so, with the text still at hand.
        keepDraft(req, campaign, draft)
        return res.redirect(303, `/c/${campaign.slug}/pledge`)
      }
      if (result.kind === 'too-near') {
        // Somebody was quicker with nearly the same words. What was typed is kept.
        keepDraft(req, campaign, { ...draft, ...typed })
        const around = { action: `/c/${campaign.slug}/pledge`, title: text(req.lang).pledge.choose.title, step: true }
        const check = tooNear(result.near, req.lang)
        return void res
          .status(422)
          .send(
            choosePage(
              context,
              { campaign, offer: offerOf(context, campaign, network), account, draft, check, lang: req.lang },
              around,
            ),
          )
      }
      const stats = result.kind === 'already' ? besidesPledge(context, campaign, account, draft) : null
      if (stats?.isOther) keepDraft(req, campaign, draft)
      else dropDraft(req, campaign, offerOf(context, campaign, network), draft)
      res.redirect(303, stats?.path ?? `/p/${result.receipt}`)
    },
    /** Some servers hand over the permission of somebody else. It may be needed: that person may be with us by their own choice. */
    giveBack: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const account = findConnected(db, req.session.accountId)
      delete req.session.accountId
      if (account) releaseUnneeded(db, account.id, now())
      res.redirect(303, startLink(account?.network ?? networkFor(context, req, campaign).name, lastStep(campaign)))
    },
  } satisfies Handlers<'slug'>
}

function confirm(
  context: Context,
  lang: Lang,
  { campaign, account, draft }: ReadyPledge,
  problems: readonly ('email' | 'atLeast' | 'changed')[] = [],
  { email, atLeast, unlisted }: CarriedFields = {
    email: draft.email ?? '',
    atLeast: draft.atLeast ?? '',
    unlisted: '',
  },
  agreed: ReadConsent = { words: null, wrong: [] },
) {
  const words = text(lang).pledge.wrong
  const own: Wrong[] = problems.map(one => ({ field: one === 'changed' ? 'post' : one, message: words[one] }))
  const wrong = [...own, ...agreed.wrong.filter(({ field }) => !own.some(one => one.field === field))]
  return confirmView({
    lang,
    campaign,
    account,
    text: draft.text,
    shown: shownKey(account, draft),
    card: cardShown(context, campaign, account, draft.text),
    email,
    atLeast,
    unlisted: networkOfAccount(context, account).offersUnlisted ? (unlisted === 'yes' ? 'ticked' : 'offered') : null,
    ticked: agreed.words !== null,
    wrong,
    isByServer: networkOfAccount(context, account).connector.question === 'server',
    endsAt: endOfGrant(context.db, account.id),
    otherAccount: startLink(account.network, lastStep(campaign)),
    others: offeredNetworks(context.networks, campaign).filter(({ name }) => name !== account.network),
    by: draft.by ?? null,
    from: draft.from ?? null,
  })
}
