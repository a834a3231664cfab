import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { organizerOf } from '../../auth/guards.ts'
import type { Context } from '../../context.ts'
import { findAnyCampaign, listAllCampaigns, type OwnCampaign } from '../../domain/all-campaigns.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { cancelLaunch, type Launch, moveLaunch, stopLaunch } from '../../domain/launch.ts'
import type { Organizer } from '../../domain/organizer.ts'
import { readStanding } from '../../domain/standing.ts'
import { localTime } from '../../lib/local-time.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'
import { campaignView } from './campaign-view.tsx'
import { readLaunchTime, type Typed } from './launch-time.ts'
import { listView } from './list-view.tsx'

const lang = 'en'
const Done = z.enum(['moved', 'cancelled', 'stopped'])

/** `/organize` and `/organize/:slug`, with what can be done about a launch. Behind the guard. */
export function ownCampaignRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()
  const crowdOf = crowdCounter(db)

  const show = (req: Request, res: Response, campaign: OwnCampaign, typed: Typed, wrong: readonly Wrong[]) => {
    const { launch } = campaign
    const posts = launch && launch.armedAt !== null ? readStanding(db, launch).posts : null
    const done = Done.safeParse(req.query.done).data ?? null
    const crowd = crowdOf(campaign.id, now())
    const organizer = signedIn(context, req)
    res.send(campaignView({ lang, organizer, campaign, crowd, posts, now: now(), typed, wrong, done }))
  }

  routes.get('/organize', (req, res) => {
    const rows = listAllCampaigns(db).map(campaign => ({
      campaign,
      supporters: crowdOf(campaign.id, now()).supporters,
    }))
    res.send(listView({ lang, organizer: signedIn(context, req), rows, now: now() }))
  })

  routes.get('/organize/:slug', (req, res) => {
    const campaign = find(context, req.params.slug)
    const { launch, timeZone } = campaign
    show(req, res, campaign, launch ? localTime(launch.launchAt, timeZone) : { day: '', time: '' }, [])
  })

  routes.post('/organize/:slug/launch-time', (req, res) => {
    const { campaign, launch } = findWithLaunch(context, req.params.slug)
    const wanted = readLaunchTime(req.body, campaign.timeZone, lang)
    if (wanted.kind === 'wrong') return show(req, res.status(422), campaign, wanted.typed, wanted.wrong)
    const result = moveLaunch(db, launch.id, wanted.at, now())
    switch (result) {
      case 'moved':
        return res.redirect(303, `/organize/${campaign.slug}?done=moved`)
      case 'past': {
        const wrong = [{ field: 'day', message: text(lang).organize.move.wrong.past }]
        return show(req, res.status(422), campaign, wanted.typed, wrong)
      }
      case 'too-late':
        throw tooLate(campaign, 'move')
      default:
        return result satisfies never
    }
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

function find({ db }: Context, slug: string): OwnCampaign {
  const campaign = findAnyCampaign(db, slug)
  if (!campaign) throw new Problem(404)
  return campaign
}

function findWithLaunch(context: Context, slug: string): { campaign: OwnCampaign; launch: Launch } {
  const campaign = find(context, slug)
  if (!campaign.launch) throw new Problem(404)
  return { campaign, launch: campaign.launch }
}

function signedIn(context: Context, req: Request): Organizer {
  const organizer = organizerOf(context, req)
  if (!organizer) throw new Problem(403)
  return organizer
}

function tooLate({ slug }: OwnCampaign, deed: 'move' | 'cancel' | 'stop'): Problem {
  const words = text(lang).organize.tooLate
  return new Problem(409, { ...words[deed], action: { href: `/organize/${slug}`, label: words.label } })
}
