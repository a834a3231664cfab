import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { listCampaigns } from '../../../domain/campaign/campaign.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import { homeView } from './view.tsx'

export function homeRoutes({ config, db, now }: Pick<Context, 'config' | 'db' | 'now'>): Router {
  const routes = Router()
  const supporterCountOf = supporterCounter(db)
  routes.get('/', (req, res) => {
    const at = now()
    const entries = listCampaigns(db).map(campaign => ({ campaign, ...supporterCountOf(campaign.id, at) }))
    res.send(homeView({ lang: req.lang, entries, now: at, address: `${config.web.baseUrl}/` }))
  })
  return routes
}
