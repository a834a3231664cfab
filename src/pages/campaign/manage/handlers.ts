import type { Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { listAllCampaigns } from '../../../domain/campaign/all-campaigns.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import { forecaster } from '../../../domain/launch/capacity/forecast.ts'
import { refusedOn } from '../../../domain/launch/check/refused-sign-ins.ts'
import { readLaunchStats } from '../../../domain/launch/launch-stats.ts'
import { mayTryAgain } from '../../../domain/ledger/continue.ts'
import { type Conditions, readConditions } from '../../../domain/pledge/condition-counts.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { RequestOf } from '../../../http/route.ts'
import { costCache } from '../../../lib/cache.ts'
import { refusedSignInWords } from '../../launch/check/sign-in-words.ts'
import { namedNetwork } from '../../launch/control/named-network.ts'
import { listView } from './list-view.tsx'
import { manageDone } from './page.ts'
import { findOwn, signedIn } from './show-campaign.ts'
import { manageView } from './view.tsx'

const Done = z.enum(manageDone)

/** `/organize` and `/organize/:slug`. */
export function manageHandlers(context: Context) {
  const { db, now, config, networks } = context
  const supporterCountOf = supporterCounter(db)
  const foresee = forecaster(db, networks)
  const conditionsOf = costCache<Conditions | null>()

  return {
    list: (req: RequestOf, res: Response) => {
      const at = now()
      const rows = listAllCampaigns(db).map(campaign => ({ campaign, ...supporterCountOf(campaign.id, at) }))
      const where = { lang: req.lang, baseUrl: config.web.baseUrl, timeZone: 'UTC' }
      const troubles = refusedOn(db, networks.keys()).map(refused => refusedSignInWords(refused, where))
      res.send(listView({ lang: req.lang, organizer: signedIn(context, req), rows, now: at, troubles }))
    },

    show: (req: RequestOf<'slug'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const { launch } = campaign
      const at = now()
      const stats = launch && launch.armedAt !== null ? readLaunchStats(db, launch) : null
      const allowed = allowedActions(launch, at, launch !== null && mayTryAgain(db, launch, at), stats)
      const forecast = launch && allowed.move ? foresee(launch, at) : null
      const page = manageView({
        lang: req.lang,
        organizer: signedIn(context, req),
        campaign,
        supporterCount: supporterCountOf(campaign.id, at),
        allowed,
        forecast,
        conditions: forecast
          ? forecast.conditions
          : conditionsOf(campaign.id, at, () => readConditions(db, campaign.id, launch)),
        sandbox: config.sandbox.inUse,
        stats,
        now: at,
        done: Done.safeParse(req.query.done).data ?? null,
        doneOn: namedNetwork(req.query.network),
      })
      res.send(page)
    },
  }
}
