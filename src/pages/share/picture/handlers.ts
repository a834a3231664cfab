import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { qrCode, qrFile } from '../../../domain/share/qr.ts'
import { shortLink } from '../../../domain/share/short-link.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { rasterize } from '../../../lib/rasterize.ts'
import { TooSlow } from '../../../lib/worker-thread.ts'
import { findPublic } from '../../campaign/find.ts'
import { campaignSummaries, isPhaseOver } from '../campaign-summary.ts'
import { ownLang } from '../own-lang.ts'
import { pictureStore } from './files.ts'
import { pictureWords } from './words.ts'

/** A picture is drawn anew at most so often: while supporters join, while what is left is cleared up, and when all is. */
const changingMs = 60_000
const settlingMs = 600_000
const dayMs = 86_400_000

/** The picture that networks show beside a campaign's link, and the code that leads to it from paper. */
export function sharePictureHandlers(context: Pick<Context, 'db' | 'now' | 'config'>) {
  const { db, now, config } = context
  const pictureOf = pictureStore(config.dataDir)
  const codes = new Map<number, Promise<Buffer>>()
  const tell = campaignSummaries(context)

  return {
    picture: async (req, res) => {
      const campaign = findPublic(context, req.params.slug)
      const lang = ownLang(context, campaign)
      const words = () => pictureWords(db, tell(campaign, lang), lang)
      const wanted = { name: `${campaign.id}-${lang}`, photo: campaign.picture, now: now(), words, ...kept(campaign) }
      const picture = await pictureOf(wanted).catch((error: unknown) => {
        if (error instanceof TooSlow) throw new Problem(503)
        throw error
      })
      send(res, 'image/png', picture)
    },
    qrSvg: (req, res) => {
      send(res, 'image/svg+xml', codeOf(findPublic(context, req.params.slug)))
    },
    qrPng: async (req, res) => {
      send(res, 'image/png', await codePicture(findPublic(context, req.params.slug)))
    },
  } satisfies Handlers<'slug'>

  function kept({ launch, picture }: Campaign): { readonly state: string; readonly keptMs: number } {
    const phase = phaseOf(launch, now())
    const shown = `${phase} ${picture?.name ?? ''}`
    if (launch.finishedAt !== null) return { state: `${shown} for good`, keptMs: dayMs }
    return { state: shown, keptMs: isPhaseOver(phase) ? settlingMs : changingMs }
  }

  /** Never another one of the same campaign: drawn once, and for all who ask meanwhile. */
  function codePicture(campaign: Campaign): Promise<Buffer> {
    const kept = codes.get(campaign.id) ?? rasterize(codeOf(campaign))
    codes.set(campaign.id, kept)
    kept.catch(() => codes.delete(campaign.id))
    return kept
  }

  function codeOf({ id }: Campaign): string {
    return qrFile(qrCode(shortLink(config.web.baseUrl, id, { place: 'print', messageId: null })))
  }
}

/** Pictures to be shown anywhere. */
function send(res: Response, type: string, content: string | Buffer): void {
  res.set({ 'cache-control': 'public, max-age=60', 'cross-origin-resource-policy': 'cross-origin' })
  res.type(type).send(content)
}
