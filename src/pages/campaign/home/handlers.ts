import type { Context } from '../../../context.ts'
import { listCampaigns } from '../../../domain/campaign/campaign.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { homeView } from './view.tsx'

export function homeHandlers({ config, db, now }: Pick<Context, 'config' | 'db' | 'now'>) {
  const supporterCountOf = supporterCounter(db)
  return {
    show: (req, res) => {
      const at = now()
      const entries = listCampaigns(db).map(campaign => ({ campaign, ...supporterCountOf(campaign.id, at) }))
      res.send(homeView({ lang: req.lang, entries, now: at, address: `${config.web.baseUrl}/` }))
    },
  } satisfies Handlers
}
