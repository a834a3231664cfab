import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { readLaunchStats } from '../../../domain/launch/launch-stats.ts'
import { type GrowthSample, growthSamples } from '../../../domain/reach/growth.ts'
import { readMeasured } from '../../../domain/reach/metrics/summary.ts'
import type { Handlers } from '../../../http/route.ts'
import type { Lang } from '../../../lib/lang.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { SkylineChart } from '../../../ui/skyline.tsx'
import { findPublic } from '../../campaign/find.ts'
import { pictureOf } from '../../launch/board/board.ts'
import { GrowthFigure, shownKinds } from './over-time.tsx'
import { pictureFile } from './picture-file.ts'

const skylineSize = { width: 1200, height: 480 }
const margin = 40

/** The pictures of the report as files, for whoever may read it. */
export function reportPictureHandlers(context: Pick<Context, 'db' | 'now'>) {
  const { db, now } = context

  return {
    skyline: (req, res) => {
      const { lang } = req
      const campaign = findPublic(context, req.params.slug)
      const stats = readLaunchStats(db, campaign.launch)
      const picture = pictureOf({ campaign, stats, now: now(), lang })
      const place = {
        x: margin,
        y: margin,
        width: skylineSize.width - 2 * margin,
        height: skylineSize.height - 3 * margin,
      }
      send(
        res,
        campaign.slug,
        'skyline',
        pictureFile(<SkylineChart picture={picture} lang={lang} size={place} />, skylineSize),
      )
    },

    overTime: (req, res) => {
      const campaign = findCampaign(db, req.params.slug)
      const looks = campaign ? growthSamples(readMeasured(db, campaign.launch.id), campaign.launch.launchAt) : []
      const last = looks.at(-1)
      if (!campaign || !last) throw new Problem(404)
      send(res, campaign.slug, 'over-time', growthsFile(looks, shownKinds(last), req.lang))
    },
  } satisfies Handlers<'slug'>
}

const panel = { width: 480, height: 198 }
const titleHeight = 36

/** The figures below each other, each under its name. */
function growthsFile(looks: readonly GrowthSample[], kinds: ReturnType<typeof shownKinds>, lang: Lang): string {
  const pitch = panel.height + titleHeight + 20
  const size = { width: panel.width + 2 * margin, height: kinds.length * pitch + margin }
  const panels = kinds.map((kind, i) => (
    <g key={kind}>
      <text class="picture-title" x={margin} y={margin + i * pitch}>
        {text(lang).report.reach.kinds[kind]}
      </text>
      <GrowthFigure kind={kind} looks={looks} lang={lang} place={{ ...panel, x: margin, y: margin + 12 + i * pitch }} />
    </g>
  ))
  return pictureFile(<g>{panels}</g>, size)
}

function send(res: Response, slug: string, name: string, svg: string): void {
  res.set('content-disposition', `inline; filename="${slug}-${name}.svg"`).type('image/svg+xml').send(svg)
}
