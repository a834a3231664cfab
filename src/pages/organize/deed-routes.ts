import { Router } from 'express'
import type { Context } from '../../context.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { cancelLaunch, moveLaunch } from '../../domain/launch.ts'
import { text } from '../../text/text.ts'
import { readLaunchTime } from './launch-time.ts'
import { campaignShower, findWithLaunch } from './show-campaign.ts'
import { tooLate } from './too-late.ts'

const lang = 'en'

/** What can be done about a launch ahead: another time, the cancellation. Behind the guard. */
export function deedRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()
  const show = campaignShower(context, crowdCounter(db))

  routes.post('/organize/:slug/launch-time', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    const wanted = readLaunchTime(req.body, campaign.timeZone, lang)
    const result = wanted.kind === 'wrong' ? 'wrong' : moveLaunch(db, launch.id, wanted.at, now())
    if (result === 'moved') return res.redirect(303, `/organize/${campaign.slug}?done=moved`)
    if (result === 'too-late') throw tooLate(campaign.slug, text(lang).organize.tooLate.move)
    const past = [{ field: 'day', message: text(lang).organize.move.wrong.past }]
    const wrong = wanted.kind === 'wrong' ? wanted.wrong : past
    res.status(422).send(show(req, { campaign, typed: wanted.typed, wrong }))
  })

  routes.post('/organize/:slug/cancellation', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    if (cancelLaunch(db, launch.id, now()) === 'too-late')
      throw tooLate(campaign.slug, text(lang).organize.tooLate.cancel)
    res.redirect(303, `/organize/${campaign.slug}?done=cancelled`)
  })
  return routes
}
