import { Router } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Campaign, findCampaign, listCampaigns, phaseOf } from '../../domain/campaign.ts'
import { shortLink } from '../../domain/short-link.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { allowInAnyFrame } from '../security.ts'
import { embedSize } from './embed-code.ts'
import { embedCardView } from './embed-view.tsx'
import { feed } from './feed.ts'
import { oembed } from './oembed.ts'
import { posterView } from './poster-view.tsx'
import { campaignTeller, standingOf } from './told.ts'

const Question = z.object({
  url: z.string().max(2_000),
  maxwidth: z.coerce.number().int().min(1).max(100_000).default(embedSize.width),
  maxheight: z.coerce.number().int().min(1).max(100_000).default(embedSize.height),
  format: z.string().default('json'),
})

/** For other sites and their programs: the card, oEmbed and the feed. Without a session, so without a cookie. */
export function sharePublicRoutes(context: Pick<Context, 'db' | 'now' | 'config'>): Router {
  const { db, now, config } = context
  const { baseUrl } = config.web
  const routes = Router()
  const tell = campaignTeller(context)

  routes.get('/c/:slug/embed', (req, res) => {
    const campaign = findCampaign(db, req.params.slug)
    if (!campaign) throw new Problem(404)
    allowInAnyFrame(res)
    res.set({ 'cache-control': 'public, max-age=30', 'x-robots-tag': 'noindex' })
    const told = tell(campaign, standingOf(context, campaign), req.lang)
    res.send(embedCardView(told, `${baseUrl}/c/${campaign.slug}`, req.lang))
  })

  routes.get('/c/:slug/poster', (req, res) => {
    const campaign = findCampaign(db, req.params.slug)
    if (!campaign) throw new Problem(404)
    const link = shortLink(baseUrl, campaign.id, { place: 'print', messageId: null })
    res.set('x-robots-tag', 'noindex').send(posterView(campaign, link, req.lang))
  })

  routes.get('/oembed', (req, res) => {
    const asked = Question.safeParse(req.query)
    const campaign = asked.success ? campaignAt(asked.data.url) : null
    if (!asked.success || !campaign) throw new Problem(404)
    // The answer that oEmbed has for a format which is not spoken.
    if (asked.data.format !== 'json') return void res.status(501).json({ error: 'json is the only format' })
    res.set({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' })
    res.json(oembed(campaign, baseUrl, asked.data, text(req.lang).common.product))
  })

  routes.get('/feed.xml', (req, res) => {
    const open = listCampaigns(db).filter(({ launch }) => phaseOf(launch, now()) === 'open')
    res.set('cache-control', 'public, max-age=300').type('application/atom+xml')
    res.send(feed(open, baseUrl, req.lang, now()))
  })
  return routes

  /** The campaign whose page an address leads to; null for all that is not ours. */
  function campaignAt(address: string): Campaign | null {
    if (!URL.canParse(address)) return null
    const url = new URL(address)
    const slug = /^\/c\/([\w-]+)\/?$/.exec(url.pathname)?.[1]
    return slug && `${url.origin}${url.pathname}`.startsWith(`${baseUrl}/c/`) ? findCampaign(db, slug) : null
  }
}
