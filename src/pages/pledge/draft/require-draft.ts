import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { type Campaign, collectsPledges } from '../../../domain/campaign/campaign.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { findPledge, receiptOf } from '../../../domain/pledge/pledge.ts'
import { oneTapLinks } from '../../../domain/share/links.ts'
import { findPublic } from '../../campaign/find.ts'
import { closedView } from '../closed-view.tsx'
import { noPledgesView } from '../no-pledges-view.tsx'
import { carriedDraft, typedIn } from './carried.ts'
import {
  checkDraft,
  type Draft,
  draftOf,
  keepDraft,
  marked,
  type Offer,
  offerOf,
  readDraft,
  withoutDraft,
} from './draft.ts'
import { accountOn, networkFor } from './network.ts'

export type CampaignRequest = Request<{ slug: string }>
export type ReadyPledge = { readonly campaign: Campaign; readonly account: Account; readonly draft: Draft }

/** The campaign while it can be joined; otherwise the request is answered, and null. */
export function openCampaign(context: Context, req: CampaignRequest, res: Response): Campaign | null {
  const { now, networks } = context
  const campaign = findPublic(context, req.params.slug)
  res.set('cache-control', 'no-store')
  if (!collectsPledges(campaign)) {
    res.status(409).send(noPledgesView({ lang: req.lang, campaign }))
    return null
  }
  const phase = phaseOf(campaign.launch, now())
  if (phase === 'open') return campaign
  const network = networkFor(context, req, campaign)
  const typed = req.body ? readDraft(req.body, offerOf(context, campaign, network)).text : ''
  const words = typed || (draftOf(req, campaign)?.text ?? null)
  const links = words ? oneTapLinks(networks)(words, `${context.config.web.baseUrl}/c/${campaign.slug}`) : []
  res.status(409).send(closedView({ lang: req.lang, campaign, phase, words, network: network.name, links }))
  return null
}

/** All that the last step needs; otherwise the visitor is sent to what is missing, with what they had typed, and null. */
export function readyToConfirm(context: Context, req: CampaignRequest, res: Response): ReadyPledge | null {
  const campaign = openCampaign(context, req, res)
  if (!campaign) return null
  const network = networkFor(context, req, campaign)
  const account = accountOn(context, req, network)
  const offer = offerOf(context, campaign, network)
  const kept = draftOf(req, campaign)
  const carried = carriedDraft(req, offer)
  const given = carried ? { ...kept, ...carried, ...typedIn(req.body) } : kept
  const draft = given && marked(given, offer.linking)
  const stats = account && besidesPledge(context, campaign, account, draft)
  if (stats) {
    if (stats.isOther && carried) keepDraft(req, campaign, draft)
    res.redirect(303, stats.path)
    return null
  }
  const isRight = draft !== null && !stands(context, req, offer, account, draft)
  if (isRight && account) return { campaign, account, draft }
  if (carried) keepDraft(req, campaign, draft)
  const choose = `/c/${campaign.slug}/pledge`
  res.redirect(303, isRight ? `${choose}/connect` : draft ? choose : withoutDraft(req, choose))
  return null
}

/** Where an account that has pledged is led: to its receipt, or, with another text, to what may take the place of the first. */
export function besidesPledge({ db, box }: Context, campaign: Campaign, account: Account, draft: Draft | null) {
  const before = findPledge(db, campaign.id, account.id)
  if (before?.state !== 'active') return null
  const isOther = draft !== null && draft.text !== before.text
  const path = `/p/${receiptOf(box, before)}`
  return { isOther, path: isOther ? `${path}/change/confirm` : path }
}

/** Whether something stands against a draft. Of a promise about to be made, nearness is told where it is made. */
function stands(context: Context, req: CampaignRequest, offer: Offer, account: Account | null, draft: Draft) {
  const { wrong, near } = checkDraft(context, offer, draft, account, req.lang)
  return wrong.length > 0 && !(near && req.method === 'POST')
}
