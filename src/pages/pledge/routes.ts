import { type Request, Router } from 'express'
import type { Context } from '../../context.ts'
import { findConnected } from '../../domain/account.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { inTurn, listMessages } from '../../domain/message.ts'
import { text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'
import { chooseView } from './choose-view.tsx'
import { connectView } from './connect-view.tsx'
import { checkDraft, type Draft, draftOf, firstNetwork, keepDraft, readDraft } from './draft.ts'
import { openCampaign } from './gate.ts'
import { startLinks } from './start-links.ts'

const lang = 'en'

/** `/c/:slug/pledge`: choose, then connect. What is chosen waits in the session; nothing is promised yet. */
export function chooseRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()
  const crowdOf = crowdCounter(db)

  routes.get('/c/:slug/pledge', (req, res) => {
    const campaign = openCampaign(context, req, res)
    if (!campaign) return
    const samples = listMessages(db, campaign.id)
    const wanted = samples.find(sample => String(sample.id) === req.query.message)
    const first = wanted ?? inTurn(samples, crowdOf(campaign.id, now()).supporters)[0]
    const draft = wanted ? null : draftOf(req, campaign)
    res.send(choose(context, req, campaign, draft ?? { text: first?.text ?? '', messageId: first?.id ?? null }))
  })

  routes.post('/c/:slug/pledge', (req, res) => {
    const campaign = openCampaign(context, req, res)
    if (!campaign) return
    const draft = readDraft(req.body, listMessages(db, campaign.id))
    const account = findConnected(db, req.session.accountId)
    const wrong = checkDraft(context, draft, account, lang)
    if (wrong.length > 0) return void res.status(422).send(choose(context, req, campaign, draft, wrong))
    keepDraft(req, campaign, draft)
    res.redirect(303, `/c/${campaign.slug}/pledge/${account ? 'confirm' : 'connect'}`)
  })

  routes.get('/c/:slug/pledge/connect', (req, res) => {
    const campaign = openCampaign(context, req, res)
    if (!campaign) return
    const draft = draftOf(req, campaign)
    if (!draft) return res.redirect(303, `/c/${campaign.slug}/pledge`)
    res.send(connectView({ lang, campaign, draft, networks: startLinks(context, campaign) }))
  })
  return routes
}

function choose(context: Context, req: Request, campaign: Campaign, draft: Draft, wrong: readonly Wrong[] = []) {
  const account = findConnected(context.db, req.session.accountId)
  const network = firstNetwork(context.networks, account)
  return chooseView({
    lang,
    campaign,
    samples: listMessages(context.db, campaign.id),
    chosen: draft.messageId,
    ownText: draft.messageId === null ? draft.text : '',
    measure: network.measure(draft.messageId === null ? draft.text : ''),
    wrong,
    account,
    network: network.name,
    ownWordsOnly: context.config.x.textRule === 'own-words',
    action: `/c/${campaign.slug}/pledge`,
    title: text(lang).pledge.choose.title,
    step: true,
  })
}
