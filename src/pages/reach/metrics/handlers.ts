import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { hasPosted } from '../../../domain/ledger/posts-to-measure.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { spent } from '../../../domain/reach/metrics/price.ts'
import { requestable, requestRuns } from '../../../domain/reach/metrics/run.ts'
import { runsOf } from '../../../domain/reach/metrics/summary.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../../launch/control/too-late.ts'
import { type MetricsPage, metricsView } from './view.tsx'

/** `price` is the one that the button named: nobody pays more than they were told. */
const ReadingForm = z.object({ price: z.coerce.number().min(0) })

/** `/organize/:slug/readings`: when what posts reach is read, how that went, and a reading asked for now. */
export function metricsHandlers(context: Context) {
  const { db, now, networks, config } = context

  return {
    show: (req, res) => {
      const page = pageOf(findWithLaunch(context, req.params.slug))
      const done = req.query.done === 'asked'
      res.send(metricsView({ ...page, lang: req.lang, organizer: signedIn(context, req), wrong: null, done }))
    },

    request: (req, res) => {
      const found = findWithLaunch(context, req.params.slug)
      const page = pageOf(found)
      const words = text(req.lang).readings.refused
      const form = ReadingForm.safeParse(req.body ?? {})
      if (!form.success || page.price > form.data.price + 0.001) {
        const organizer = signedIn(context, req)
        return void res
          .status(422)
          .send(metricsView({ ...page, lang: req.lang, organizer, wrong: words.price, done: false }))
      }
      const asked = inOneStep(db, () => {
        const result = requestRuns(db, found.launch.id, readable(found.launch.id), config.reach.budget, now())
        if (result.kind === 'asked')
          record(db, signedIn(context, req), 'reach-read', { dollars: page.price }, now(), found.campaign)
        return result
      })
      if (asked.kind !== 'asked') throw launchTooLate(req, found.campaign.slug, words[asked.kind])
      res.redirect(303, `/organize/${found.campaign.slug}/readings?done=asked`)
    },
  } satisfies Handlers<'slug'>

  function pageOf({
    campaign,
    launch,
  }: ReturnType<typeof findWithLaunch>): Omit<MetricsPage, 'lang' | 'organizer' | 'wrong' | 'done'> {
    const at = now()
    const own = readable(launch.id)
    const request = requestable(db, launch.id, own, config.reach.budget, at)
    const asked = request.kind === 'asked' ? request.networks : []
    return {
      campaign,
      now: at,
      over: launch.finishedAt !== null,
      readable: own.length > 0,
      rounds: runsOf(db, launch.id),
      mayAsk: request.kind === 'asked' || request.kind === 'over-budget',
      only: asked.length > 0 && asked.length < own.length ? asked.map(({ name }) => name) : [],
      price: 'dollars' in request ? request.dollars : 0,
      free: own.every(network => network.metrics?.price === 0),
      spent: spent(db, launch.id),
      budget: config.reach.budget,
    }
  }

  function readable(launchId: number) {
    return [...networks.values()].filter(({ name, metrics }) => metrics && hasPosted(db, launchId, name))
  }
}
