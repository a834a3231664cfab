import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { inTurn } from '../../../domain/campaign/message.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { unsolicited } from '../../../domain/mail/unsolicited.ts'
import { askByHand } from '../../../domain/pledge/by-hand/ask.ts'
import { confirmHours } from '../../../domain/pledge/by-hand/rules.ts'
import type { Handlers } from '../../../http/route.ts'
import { pledgeQuery } from '../../campaign/pledge-path.ts'
import { referralOf } from '../../campaign/referral.ts'
import { type Draft, draftOf, isLost, keepDraft, type Offer, offerOf, readDraft, switched } from '../draft/draft.ts'
import { networkFor } from '../draft/network.ts'
import { openCampaign } from '../draft/require-draft.ts'
import { typedOf, withoutLink } from '../draft/typed.ts'
import { readConsent } from '../mail/consent-form.ts'
import { checkByHand, readEmail, tooManyAsked } from './form.ts'
import { type AskPage, askByHandView } from './form-view.tsx'
import { askedView } from './sent-view.tsx'

/** `/c/:slug/reminder`: a text, an address, done. Beside the pledge, with the same draft. */
export function askByHandHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const draft = switched(draftOf(req, campaign), offerFor(req, campaign))
      res.send(ask(req, campaign, draft ?? fresh(req, campaign), draft?.email))
    },

    // From a form that is for pledging as well: what was typed there comes along.
    takeText: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const draft = keepTyped(req, campaign)
      if (req.query.here !== undefined && draft.text !== '') return void res.send(ask(req, campaign, draft))
      const { by = null, from = null, text } = draft
      res.redirect(303, `/c/${campaign.slug}/reminder${text === '' ? pledgeQuery({ by, from }) : '?lost=1'}`)
    },

    ask: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const draft = keepTyped(req, campaign)
      const { typed, email } = readEmail(req.body)
      const agreed = readConsent(req.body, campaign, typed, req.lang)
      const wrong = [
        ...checkByHand(networkFor(context, req, campaign), draft, email, req.lang),
        // That the address is missing is said anyway.
        ...agreed.wrong.filter(({ field }) => field === 'consent'),
      ]
      if (wrong.length > 0 || email === null) {
        keepDraft(req, campaign, { ...draftOf(req, campaign), ...draft, email: typed })
        return void res.status(422).send(ask(req, campaign, draft, typed, wrong, agreed.words !== null))
      }
      const asked = {
        campaignId: campaign.id,
        text: draft.text,
        isSample: draft.messageId !== null,
        email,
        consent: agreed.words,
        by: draft.by,
        from: draft.from,
        lang: req.lang,
      }
      const result = askByHand(db, box, asked, now())
      // The page that says so, with the text still at hand.
      if (result === 'closed') return res.redirect(303, `/c/${campaign.slug}/reminder`)
      if (result === 'busy') throw tooManyAsked(req, res)
      res.redirect(303, `/c/${campaign.slug}/reminder/sent`)
    },

    showSent: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (campaign) res.send(askedView({ lang: req.lang, campaign, hours: confirmHours, atMost: unsolicited.mailbox }))
    },
  } satisfies Handlers<'slug'>

  function offerFor(req: Request, campaign: Campaign): Offer {
    return offerOf(context, campaign, networkFor(context, req, campaign))
  }

  function keepTyped(req: Request, campaign: Campaign): Draft {
    const sent = readDraft(req.body, offerFor(req, campaign))
    const { email, by, from } = draftOf(req, campaign) ?? {}
    const draft = { ...sent, by: sent.by ?? by, from: sent.from ?? from }
    if (draft.text !== '') keepDraft(req, campaign, { ...draft, email })
    return draft
  }

  function fresh(req: Request, campaign: Campaign): Draft {
    const { samples } = offerFor(req, campaign)
    const first = samples.find(sample => String(sample.id) === req.query.message) ?? inTurn(samples, now())[0]
    return { text: first?.text ?? '', messageId: first?.id ?? null, ...referralOf(req, context.config.web.baseUrl) }
  }

  function ask(
    req: Request,
    campaign: Campaign,
    draft: Draft,
    email = '',
    wrong: AskPage['wrong'] = [],
    ticked = false,
  ): string {
    const { network, samples, linking } = offerFor(req, campaign)
    return askByHandView({
      lang: req.lang,
      campaign,
      typed: typedOf(network, linking, draft.text),
      network,
      offered: offeredNetworks(context.networks, campaign),
      samples: inTurn(samples, now()).map(sample => withoutLink(sample.text, linking)),
      email,
      wrong,
      ticked,
      isLost: isLost(req),
      by: draft.by ?? null,
      from: draft.from ?? null,
    })
  }
}
