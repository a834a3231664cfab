import type { Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { isChannelOf, makeChannel, retireChannel } from '../../../domain/share/channels.ts'
import { qrCode, qrFile } from '../../../domain/share/qr.ts'
import { shortLink } from '../../../domain/share/short-link.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { rasterize } from '../../../lib/rasterize.ts'
import { text } from '../../../text/text.ts'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { kitShower } from '../kit/show-kit.ts'

const Id = z.coerce.number().int().positive()
const Form = z.object({ name: z.string().max(200).catch('').default('') })

/** `/organize/:slug/channels`: named links, one for each place where they stand, each with its code for paper. */
export function channelHandlers(context: Context) {
  const { db, now, config } = context
  const showKit = kitShower(context)
  return {
    make: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const { name } = Form.parse(req.body ?? {})
      const made = makeChannel(db, signedIn(context, req), campaign, name, now())
      if (made === 'made') return res.redirect(303, `/organize/${campaign.slug}/kit#channels`)
      const message = text(req.lang).share.channels.wrong[made]
      showKit(req, res.status(422), campaign, { name, wrong: [{ field: 'name', message }] })
    },

    retire: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const id = Id.safeParse(req.params.id).data
      if (id === undefined || !retireChannel(db, signedIn(context, req), campaign, id, now())) throw new Problem(404)
      res.redirect(303, `/organize/${campaign.slug}/kit#channels`)
    },

    qrSvg: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      res.type('image/svg+xml').send(codeOf(req))
    },

    qrPng: async (req: RequestOf<'slug' | 'id'>, res: Response) => {
      res.type('image/png').send(await rasterize(codeOf(req)))
    },
  }

  function codeOf({ params }: RequestOf<'slug' | 'id'>): string {
    const campaign = findCampaign(db, params.slug)
    const id = Id.safeParse(params.id).data
    if (!campaign || id === undefined || !isChannelOf(db, campaign.id, id)) throw new Problem(404)
    return qrFile(qrCode(shortLink(config.web.baseUrl, campaign.id, { place: 'channel', messageId: id })))
  }
}
