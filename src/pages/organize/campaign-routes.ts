import { Router } from 'express'
import type { Context } from '../../context.ts'
import { listAllCampaigns } from '../../domain/all-campaigns.ts'
import { readRefused } from '../../domain/check/sign-ins.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { localTime } from '../../lib/local-time.ts'
import { listView } from './list-view.tsx'
import { campaignShower, findOwn, signedIn } from './show-campaign.ts'
import { signInWords } from './sign-in-words.ts'

/** `/organize` and `/organize/:slug`. Behind the guard. */
export function ownCampaignRoutes(context: Context): Router {
  const { db, now, config } = context
  const routes = Router()
  const crowdOf = crowdCounter(db)
  const show = campaignShower(context, crowdOf)

  routes.get('/organize', (req, res) => {
    const at = now()
    const rows = listAllCampaigns(db).map(campaign => ({ campaign, ...crowdOf(campaign.id, at) }))
    const refused = readRefused(db, 'x')
    const trouble = refused && signInWords(refused, { lang: req.lang, baseUrl: config.web.baseUrl, timeZone: 'UTC' })
    res.send(listView({ lang: req.lang, organizer: signedIn(context, req), rows, now: at, trouble }))
  })

  routes.get('/organize/:slug', (req, res) => {
    const campaign = findOwn(context, req.params.slug)
    const { launch, timeZone } = campaign
    res.send(show(req, { campaign, typed: launch ? localTime(launch.launchAt, timeZone) : { day: '', time: '' } }))
  })
  return routes
}
