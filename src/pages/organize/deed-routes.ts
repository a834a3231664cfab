import { Router } from 'express'
import type { Context } from '../../context.ts'
import type { OwnCampaign } from '../../domain/all-campaigns.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { cancelLaunch, type Launch, moveLaunch, stopLaunch } from '../../domain/launch.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import { readLaunchTime } from './launch-time.ts'
import { campaignShower, findOwn } from './show-campaign.ts'

const lang = 'en'

/** What can be done about a launch: another time, the cancellation, the stop. Behind the guard. */
export function deedRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()
  const show = campaignShower(context, crowdCounter(db))

  routes.post('/organize/:slug/launch-time', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    const wanted = readLaunchTime(req.body, campaign.timeZone, lang)
    const result = wanted.kind === 'wrong' ? 'wrong' : moveLaunch(db, launch.id, wanted.at, now())
    if (result === 'moved') return res.redirect(303, `/organize/${campaign.slug}?done=moved`)
    if (result === 'too-late') throw tooLate(campaign, 'move')
    const past = [{ field: 'day', message: text(lang).organize.move.wrong.past }]
    const wrong = wanted.kind === 'wrong' ? wanted.wrong : past
    res.status(422).send(show(req, { campaign, typed: wanted.typed, wrong }))
  })

  routes.post('/organize/:slug/cancellation', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    if (cancelLaunch(db, launch.id, now()) === 'too-late') throw tooLate(campaign, 'cancel')
    res.redirect(303, `/organize/${campaign.slug}?done=cancelled`)
  })

  routes.post('/organize/:slug/stop', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    if (stopLaunch(db, launch.id, now()) === 'nothing-to-stop') throw tooLate(campaign, 'stop')
    res.redirect(303, `/organize/${campaign.slug}?done=stopped`)
  })
  return routes
}

function findWithLaunch(context: Context, slug: string): { campaign: OwnCampaign; launch: Launch } {
  const campaign = findOwn(context, slug)
  if (!campaign.launch) throw new Problem(404)
  return { campaign, launch: campaign.launch }
}

function tooLate({ slug }: OwnCampaign, deed: 'move' | 'cancel' | 'stop'): Problem {
  const words = text(lang).organize.tooLate
  return new Problem(409, { ...words[deed], action: { href: `/organize/${slug}`, label: words.label } })
}
