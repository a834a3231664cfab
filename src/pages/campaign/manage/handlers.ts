import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { listAllCampaigns } from '../../../domain/campaign/all-campaigns.ts'
import { refusedOn } from '../../../domain/launch/check/refused-sign-ins.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { RequestOf } from '../../../http/route.ts'
import { localTime } from '../../../lib/local-time.ts'
import { signInWords } from '../../launch/check/sign-in-words.ts'
import { listView } from './list-view.tsx'
import { campaignShower, findOwn, signedIn } from './show-campaign.ts'

/** `/organize` and `/organize/:slug`. */
export function manageHandlers(context: Context) {
  const { db, now, config, networks } = context
  const supporterCountOf = supporterCounter(db)
  const show = campaignShower(context, supporterCountOf)

  return {
    list: (req: RequestOf, res: Response) => {
      const at = now()
      const rows = listAllCampaigns(db).map(campaign => ({ campaign, ...supporterCountOf(campaign.id, at) }))
      const where = { lang: req.lang, baseUrl: config.web.baseUrl, timeZone: 'UTC' }
      const troubles = refusedOn(db, networks.keys()).map(refused => signInWords(refused, where))
      res.send(listView({ lang: req.lang, organizer: signedIn(context, req), rows, now: at, troubles }))
    },

    show: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const { launch, timeZone } = campaign
      res.send(show(req, { campaign, typed: launch ? localTime(launch.launchAt, timeZone) : { day: '', time: '' } }))
    },
  }
}
