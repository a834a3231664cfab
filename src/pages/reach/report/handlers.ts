import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { findAnyCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { postedTexts } from '../../../domain/ledger/posted-sums.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { publicSources } from '../../../domain/reach/counters/sources.ts'
import { readMeasured } from '../../../domain/reach/metrics/summary.ts'
import { publishReport, withdrawReport } from '../../../domain/reach/publication.ts'
import { type AroundPosts, readAround, readReach } from '../../../domain/reach/report.ts'
import { needReconnect } from '../../../domain/supporter/sums.ts'
import { organizerOf } from '../../../http/guards.ts'
import type { Handlers, RequestOf } from '../../../http/route.ts'
import type { Format } from '../../../http/table-file.ts'
import { costCache } from '../../../lib/cache.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { findPublic } from '../../campaign/find.ts'
import { sendTable } from '../../campaign/manage/send-table.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { exportTables } from './exports.ts'
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
      const campaign = findPublic(context, req.params.slug)
      const organizer = organizerOf(context, req)
      const came = organizer
        ? read(campaign)
        : kept(campaign.launch.id, performance.now(), () => forAll(read(campaign)))
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
      const campaign = findPublic(context, req.params.slug)
      const { reach, ...beside } = organizerOf(context, req) ? read(campaign) : forAll(read(campaign))
      const texts = postedTexts(db, campaign.launch.id)
      res.json(reachJson(campaign, reach, { ...beside, texts }, req.lang))
    },

    publish: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      const result = inOneStep(db, () => {
        const done = publishReport(db, campaign.id, now())
        if (done === 'published') record(db, signedIn(context, req), 'report-published', {}, now(), campaign)
        return done
      })
      if (result === 'too-early') throw tooEarly(req)
      res.redirect(303, `/c/${campaign.slug}/reach?done=published`)
    },

    withdraw: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      inOneStep(db, () => {
        const done = withdrawReport(db, campaign.id)
        if (done === 'withdrawn') record(db, signedIn(context, req), 'report-withdrawn', {}, now(), campaign)
      })
      res.redirect(303, `/c/${campaign.slug}/reach?done=withdrawn`)
    },
  } satisfies Handlers<'slug'>

  function read({ launch }: Campaign) {
    const reach = readReach(db, launch)
    return { reach, around: readAround(db, reach), measured: readMeasured(db, launch.id) }
  }
}

/** What everybody may read of a report that is published. */
const forAll = <Read extends { readonly around: AroundPosts }>({ around, ...read }: Read) => ({
  ...read,
  around: { ...around, sources: publicSources(around.sources) },
})

function tooEarly(req: Request<{ slug: string }>): Problem {
  const { label, ...said } = text(req.lang).report.publication.refused
  return new Problem(409, { ...said, action: { href: `/c/${req.params.slug}/reach`, label } })
}

/** `/c/:slug/deliveries.csv` and the like: what organizers take with them, however long it is. */
export const reportFileHandler =
  (context: Context) =>
  (name: keyof typeof exportTables, format: Format) =>
  async (req: RequestOf<'slug'>, res: Response) => {
    const campaign = findPublic(context, req.params.slug)
    await sendTable(context, req, res, campaign, { name, format, table: exportTables[name](context.db, campaign) })
  }
