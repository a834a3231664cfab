import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Campaign, findCampaign } from '../../domain/campaign/campaign.ts'
import { createCounter } from '../../domain/reach/counters/counter.ts'
import type { ShareWay } from '../../domain/reach/counters/shares.ts'
import { isRobot } from '../../domain/reach/counters/visits.ts'
import { isSharePlace, mastodonHref, readServer, shareHref } from '../../domain/share/links.ts'
import type { Handlers } from '../../http/route.ts'
import { allowFormsTo } from '../../http/security-headers.ts'
import { Problem } from '../../lib/problem.ts'
import { isoDay } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { mastodonView } from './mastodon-view.tsx'
import { findShared, type SharedText } from './shared-text.ts'

const ServerForm = z.object({ server: z.string().max(2_000) })

/** `/c/:slug/share/:message/:way`: counts, and leads to the composer with the text in it. What it says is ours alone. */
export function shareHandlers(context: Context) {
  const { db, networks, now } = context
  const counter = createCounter(db)

  return {
    lead: (req, res) => {
      const { campaign, shared } = find(req)
      const { way } = req.params
      res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      if (!isSharePlace(way)) throw new Problem(404)
      if (way === 'mastodon') return void askServer(req, res, campaign, shared)
      if (!isProgram(req)) count(campaign, shared, way)
      res.redirect(302, shareHref(way, shared, networks))
    },

    send: (req, res) => {
      const { campaign, shared } = find(req)
      const { way } = req.params
      if (way === 'copy' || way === 'device') {
        if (!isProgram(req)) count(campaign, shared, way)
        return void res.status(204).end()
      }
      if (way !== 'mastodon') throw new Problem(404)
      const typed = ServerForm.safeParse(req.body).data?.server ?? ''
      const server = readServer(typed)
      if (!server) return void askServer(req, res.status(422), campaign, shared, typed)
      if (!isProgram(req)) count(campaign, shared, way)
      res.redirect(303, mastodonHref(server, shared.text))
    },
  } satisfies Handlers<'slug' | 'message' | 'way'>

  function find({ params, lang }: Request<{ slug: string; message: string }>) {
    const campaign = findCampaign(db, params.slug)
    const shared = campaign && findShared(context, campaign, params.message, lang)
    if (!shared) throw new Problem(404)
    return { campaign, shared }
  }

  function count(campaign: Campaign, { messageId }: SharedText, way: ShareWay): void {
    const period = isoDay(now(), campaign.timeZone)
    counter.add({ campaignId: campaign.id, kind: 'share', period, key: way, messageId })
  }
}

const isProgram = (req: Request) => isRobot(req.get('user-agent')) || req.get('sec-purpose') !== undefined

function askServer(req: Request, res: Response, campaign: Campaign, shared: SharedText, typed?: string): void {
  const { lang } = req
  const wrong = typed === undefined ? [] : [{ field: 'server', message: text(lang).share.mastodon.wrong }]
  // The answer to this form leads to their server, which Chromium counts as the form's own address.
  allowFormsTo(res, 'https:')
  res.send(
    mastodonView({
      lang,
      shared: { text: shared.text, own: langAttributes(campaign, lang) },
      typed: typed ?? '',
      wrong,
      back: { path: `/c/${campaign.slug}`, title: campaign.title },
    }),
  )
}
