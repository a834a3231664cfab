import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { inTurn } from '../../../domain/campaign/message.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { referralOf } from '../../campaign/referral.ts'
import { allowFormsToServers, sandboxIn } from '../connect/forms-to-servers.ts'
import { connectView } from '../connect/view.tsx'
import {
  checkDraft,
  draftOf,
  isLost,
  keepDraft,
  offerOf,
  readDraft,
  switched,
  unchecked,
  withoutDraft,
} from '../draft/draft.ts'
import { accountOn, networkFor } from '../draft/network.ts'
import { openCampaign } from '../draft/require-draft.ts'
import { formAddress } from './forms.ts'
import { type Chosen as ChoosePageOf, choosePage } from './page.ts'

/** `/c/:slug/pledge`: choose, then connect. What is chosen waits in the session; nothing is promised yet. */
export function chooseHandlers(context: Context) {
  const { now } = context

  return {
    show: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const network = networkFor(context, req, campaign)
      const offer = offerOf(context, campaign, network)
      const { samples } = offer
      const wanted = samples.find(sample => String(sample.id) === req.query.message)
      const draft = wanted ? null : switched(draftOf(req, campaign), offer)
      // Who comes back from signing in may have met a network that asks for more.
      const account = accountOn(context, req, network)
      if (draft)
        return void res.send(
          choose(context, req, { campaign, offer, draft, check: checkDraft(context, offer, draft, account, req.lang) }),
        )
      const mayTake = network.textRule === 'samples'
      const first = mayTake ? (wanted ?? inTurn(samples, now())[0]) : undefined
      const { by, from } = referralOf(req, context.config.web.baseUrl)
      const fresh = { text: first?.text ?? '', messageId: first?.id ?? null, by, from }
      res.send(choose(context, req, { campaign, offer, draft: fresh, check: unchecked }))
    },

    choose: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const network = networkFor(context, req, campaign)
      const account = accountOn(context, req, network)
      const offer = offerOf(context, campaign, network)
      const draft = readDraft(req.body, offer)
      const check = checkDraft(context, offer, draft, account, req.lang)
      const { email, atLeast, by, from } = draftOf(req, campaign) ?? {}
      // Kept even so: who looks at the page again, in another language say, finds their words.
      if (draft.text !== '')
        keepDraft(req, campaign, { ...draft, email, atLeast, by: draft.by ?? by, from: draft.from ?? from })
      if (check.wrong.length > 0)
        return void res.status(422).send(choose(context, req, { campaign, offer, draft, check }))
      res.redirect(303, `/c/${campaign.slug}/pledge/${account ? 'confirm' : 'connect'}`)
    },

    // From a form for one network to the same form for another; what was typed comes along.
    takeNetwork: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const before = readDraft(req.body, offerOf(context, campaign, networkFor(context, req, campaign)))
      const { to, on } = req.query
      const network = networkFor(context, { session: req.session, body: { network: to }, query: {} }, campaign)
      const draft = switched(before, offerOf(context, campaign, network))
      const { email, atLeast, by, from } = draftOf(req, campaign) ?? {}
      const came = { by: before.by ?? by, from: before.from ?? from }
      if (draft) keepDraft(req, campaign, { ...draft, email, atLeast, ...came })
      else if (draftOf(req, campaign)) keepDraft(req, campaign, null)
      res.redirect(303, formAddress(campaign, on, { network: network.name, ...came }))
    },

    connect: (req, res) => {
      const campaign = openCampaign(context, req, res)
      if (!campaign) return
      const draft = draftOf(req, campaign)
      if (!draft) return res.redirect(303, withoutDraft(req, `/c/${campaign.slug}/pledge`))
      const network = networkFor(context, req, campaign)
      if (network.connector.question !== null) allowFormsToServers(res, context.config)
      const others = offeredNetworks(context.networks, campaign).filter(one => one !== network)
      const sandbox = sandboxIn(context.config)
      const appName = network.name === 'x' ? context.config.x.appName : null
      res.send(connectView({ lang: req.lang, campaign, draft, network, sandbox, appName, others }))
    },
  } satisfies Handlers<'slug'>
}

type Chosen = Pick<ChoosePageOf, 'campaign' | 'offer' | 'draft' | 'check'>

function choose(context: Context, req: Request, { campaign, offer, draft, check }: Chosen) {
  const account = accountOn(context, req, offer.network)
  const around = {
    action: `/c/${campaign.slug}/pledge`,
    title: text(req.lang).pledge.choose.title,
    step: true,
    isLost: isLost(req),
  }
  return choosePage(context, { campaign, offer, account, draft, check, lang: req.lang }, around)
}
