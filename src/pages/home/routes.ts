import { Router } from 'express'
import type { Context } from '../../context.ts'
import { listCampaigns } from '../../domain/campaign.ts'
import { crowdCounter } from '../../domain/crowd.ts'
import { homeView } from './view.tsx'

export function homeRoutes({ db, now }: Pick<Context, 'db' | 'now'>): Router {
  const routes = Router()
  const crowdOf = crowdCounter(db)
  routes.get('/', (_req, res) => {
    const at = now()
    const entries = listCampaigns(db).map(campaign => ({ campaign, ...crowdOf(campaign.id, at) }))
    res.send(homeView({ lang: 'en', entries, now: at }))
  })
  return routes
}
