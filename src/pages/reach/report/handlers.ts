import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findAnyCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type Campaign, findCampaign } from '../../../domain/campaign/campaign.ts'
import { postedTexts } from '../../../domain/ledger/posted-sums.ts'
import { readMeasured } from '../../../domain/reach/metrics/summary.ts'
import { readAround, readReach } from '../../../domain/reach/report.ts'
import { needReconnect } from '../../../domain/supporter/sums.ts'
import { organizerOf } from '../../../http/guards.ts'
import type { Handlers } from '../../../http/route.ts'
import { costCache } from '../../../lib/cache.ts'
import { Problem } from '../../../lib/problem.ts'
import { reportDone } from './page.ts'
import { reachJson } from './reach-json.ts'
import { reportView } from './view.tsx'

const Done = z.enum(reportDone)

/** The report of a launch: for everybody once its organizers published it, else for organizers. */
export function reportHandlers(context: Context) {
  const { db, now, config } = context
  // Of 100,000 posts it takes a fifth of a second: not once for each of very many readers.
  const kept = costCache<ReturnType<typeof read>>()

  return {
    show: (req, res) => {
      const campaign = find(req)
      const organizer = organizerOf(context, req)
      const came = organizer ? read(campaign) : kept(campaign.launch.id, performance.now(), () => read(campaign))
      res.send(
        reportView({
          lang: req.lang,
          campaign,
          ...came,
          organizer,
          own: organizer ? findAnyCampaign(db, campaign.slug) : null,
          reconnect: organizer ? needReconnect(db, campaign.id) : 0,
          address: `${config.web.baseUrl}/c/${campaign.slug}/reach`,
          now: now(),
          done: (organizer && Done.safeParse(req.query.done).data) ?? null,
        }),
      )
    },
    json: (req, res) => {
      const campaign = find(req)
      const { reach, ...beside } = read(campaign)
      const texts = postedTexts(db, campaign.launch.id)
      res.json(reachJson(campaign, reach, { ...beside, texts }, req.lang))
    },
  } satisfies Handlers<'slug'>

  function read({ launch }: Campaign) {
    const reach = readReach(db, launch)
    return { reach, around: readAround(db, reach), measured: readMeasured(db, launch.id) }
  }

  function find(req: Request<{ slug: string }>): Campaign {
    const campaign = findCampaign(db, req.params.slug)
    if (!campaign) throw new Problem(404)
    return campaign
  }
}
