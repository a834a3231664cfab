import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { inTurn } from '../../../domain/campaign/message.ts'
import { findConnected } from '../../../domain/pledge/account.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { referralOf } from '../../campaign/referral.ts'
import { allowFormsToServers } from '../connect/forms-to-servers.ts'
import { connectView } from '../connect/view.tsx'
import {
  checkDraft,
  type Draft,
  type DraftCheck,
  draftOf,
  isLost,
  keepDraft,
  offerOf,
  readDraft,
  ruleFor,
  unchecked,
  withoutDraft,
} from '../draft/draft.ts'
import { openCampaign } from '../draft/require-draft.ts'
import { choosePage } from './page.ts'

/** `/c/:slug/pledge`: choose, then connect. What is chosen waits in the session; nothing is promised yet. */
export function chooseHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const account = findConnected(db, req.session.accountId)
      const { samples } = offerOf(context, campaign, account)
      const wanted = samples.find(sample => String(sample.id) === req.query.message)
      const draft = wanted ? null : draftOf(req, campaign)
      // Who comes back from signing in may have met a network that asks for more.
      if (draft)
        return void res.send(
          choose(context, req, campaign, draft, checkDraft(context, campaign, draft, account, req.lang)),
        )
      const mayTake = ruleFor(context.networks, account) === 'samples'
      const first = mayTake ? (wanted ?? inTurn(samples, now())[0]) : undefined
      const { by, from } = referralOf(req, context.config.web.baseUrl)
      const fresh = { text: first?.text ?? '', messageId: first?.id ?? null, by, from }
      res.send(choose(context, req, campaign, fresh, unchecked))
    },

    choose: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const account = findConnected(db, req.session.accountId)
      const draft = readDraft(req.body, offerOf(context, campaign, account))
      const check = checkDraft(context, campaign, draft, account, req.lang)
      const { email, atLeast, by, from } = draftOf(req, campaign) ?? {}
      // Kept even so: who looks at the page again, in another language say, finds their words.
      if (draft.text !== '')
        keepDraft(req, campaign, { ...draft, email, atLeast, by: draft.by ?? by, from: draft.from ?? from })
      if (check.wrong.length > 0) return void res.status(422).send(choose(context, req, campaign, draft, check))
      res.redirect(303, `/c/${campaign.slug}/pledge/${account ? 'confirm' : 'connect'}`)
    },

    connect: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const draft = draftOf(req, campaign)
      if (!draft) return res.redirect(303, withoutDraft(req, `/c/${campaign.slug}/pledge`))
      const networks = [...context.networks.values()]
      if (networks.some(({ connector }) => connector.question !== null)) allowFormsToServers(res, context.config)
      res.send(connectView({ lang: req.lang, campaign, draft, networks }))
    },
  } satisfies Handlers<'slug'>
}

function choose(context: Context, req: Request, campaign: Campaign, draft: Draft, check: DraftCheck) {
  const account = findConnected(context.db, req.session.accountId)
  const around = {
    action: `/c/${campaign.slug}/pledge`,
    title: text(req.lang).pledge.choose.title,
    step: true,
    isLost: isLost(req),
  }
  return choosePage(context, { campaign, account, draft, check, lang: req.lang }, around)
}
