import type { Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Campaign, findCampaign, listCampaigns } from '../../domain/campaign/campaign.ts'
import { phaseOf } from '../../domain/launch/status.ts'
import { cardOpening } from '../../domain/reach/counters/card-openings.ts'
import { createCounter } from '../../domain/reach/counters/counter.ts'
import { shortLink } from '../../domain/share/short-link.ts'
import { type SharedPage, sendShared } from '../../http/compress.ts'
import type { RequestOf } from '../../http/route.ts'
import { allowInAnyFrame } from '../../http/security-headers.ts'
import { rushCache } from '../../lib/cache.ts'
import { Problem } from '../../lib/problem.ts'
import { readUrl } from '../../lib/url.ts'
import { isoDay } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { findPublic } from '../campaign/find.ts'
import { campaignSummaries } from './campaign-summary.ts'
import { cardWidth } from './embed/code.ts'
import { oembed, oembedXml } from './embed/oembed.ts'
import { askedTheme, embeddingSite } from './embed/request.ts'
import { embedCardView } from './embed/view.tsx'
import { feed } from './feed.ts'
import { posterView } from './kit/poster-view.tsx'
import { askedLang, ownLang } from './own-lang.ts'

const Question = z.object({
  url: z.string().max(2_000),
  maxwidth: z.coerce.number().int().min(1).max(100_000).default(cardWidth),
  maxheight: z.coerce.number().int().min(1).max(100_000).default(100_000),
  format: z.string().default('json'),
})

/** For other sites and their programs: the card, oEmbed and the feed. Without a session, so without a cookie. */
export function sharePublicHandlers(context: Pick<Context, 'db' | 'now' | 'config'>) {
  const { db, now, config } = context
  const { baseUrl } = config.web
  const tell = campaignSummaries(context)
  const counter = createCounter(db)
  const cardOf = rushCache<SharedPage>()

  return {
    card: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findPublic(context, req.params.slug)
      const lang = askedLang(context, campaign, req)
      const theme = askedTheme(req)
      const site = embeddingSite(req, new URL(baseUrl).host)
      if (site !== null) counter.add(cardOpening(campaign.id, isoDay(now(), campaign.timeZone), site))
      allowInAnyFrame(res, context)
      // Kept by browsers alone: what a cache between here and there gives out is counted by nobody.
      res.set({ 'cache-control': 'private, max-age=30', 'x-robots-tag': 'noindex' })
      sendShared(
        res,
        cardOf(`${campaign.slug} ${lang} ${theme}`, () => {
          const address = `${baseUrl}/c/${campaign.slug}`
          return { html: embedCardView(tell(campaign, lang), { address, lang, theme }) }
        }),
      )
    },

    poster: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findPublic(context, req.params.slug)
      const link = shortLink(baseUrl, campaign.id, { place: 'print', messageId: null })
      const lang = askedLang(context, campaign, req)
      res.set('x-robots-tag', 'noindex').send(posterView(tell(campaign, lang), link, lang))
    },

    oembed: (req: RequestOf, res: Response) => {
      const asked = Question.safeParse(req.query)
      const campaign = asked.success ? campaignAt(asked.data.url) : null
      if (!asked.success || !campaign) throw new Problem(404)
      const { format } = asked.data
      // The answer that oEmbed has for a format which is not spoken.
      if (format !== 'json' && format !== 'xml') return void res.status(501).json({ error: 'json and xml are spoken' })
      const answer = oembed(campaign, baseUrl, asked.data, text(ownLang(context, campaign)).common.product)
      res.set({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' })
      if (format === 'json') return void res.json(answer)
      res.type('text/xml').send(oembedXml(answer))
    },

    feed: (req: RequestOf, res: Response) => {
      const open = listCampaigns(db).filter(({ launch }) => phaseOf(launch, now()) === 'open')
      res.set('cache-control', 'public, max-age=300').type('application/atom+xml')
      res.send(feed(open, baseUrl, req.lang, now()))
    },
  }

  /** The campaign whose page an address leads to; null for all that is not ours. */
  function campaignAt(address: string): Campaign | null {
    const url = readUrl(address)
    if (!url) return null
    const slug = /^\/c\/([\w-]+)\/?$/.exec(url.pathname)?.[1]
    return slug && `${url.origin}${url.pathname}`.startsWith(`${baseUrl}/c/`) ? findCampaign(db, slug) : null
  }
}
