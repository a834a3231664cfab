import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { allowedActions, isPublic } from '../../../domain/launch/allowed-actions.ts'
import { namesOfLeftOut } from '../../../domain/launch/check/findings.ts'
import { readHealth } from '../../../domain/launch/check/health.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { launchStatsCache } from '../../../domain/launch/launch-stats.ts'
import { mayTryAgain } from '../../../domain/ledger/continue.ts'
import { leftOutSenders } from '../../../domain/ledger/senders.ts'
import { type Conditions, readConditions } from '../../../domain/pledge/condition-counts.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { costCache } from '../../../lib/cache.ts'
import { Problem } from '../../../lib/problem.ts'
import { type NetworkName, networkLabels } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { namedNetwork } from '../control/named-network.ts'
import { boardOf } from './board.ts'
import { organizerBoardView } from './organizer-view.tsx'

const Done = z.enum(['paused', 'resumed', 'stopped'])

/**
 * The board with Pause, Resume and Stop. A page of its own: the public one is the same for everybody, and
 * drawn once for all.
 */
export function organizerBoardHandlers(context: Context) {
  const { db, now, config } = context
  const statsOf = launchStatsCache(db)
  const supporterCountOf = supporterCounter(db)
  const conditionsOf = costCache<Conditions | null>()

  return {
    show: (req, res) => {
      const found = findWithLaunch(context, req.params.slug)
      if (!isPublic(found.campaign)) throw new Problem(404)
      const at = now()
      const stats = statsOf(found.launch, at)
      const campaign = { ...found.campaign, launch: found.launch }
      const given = {
        campaign,
        stats,
        supporterCount: supporterCountOf(campaign.id, at),
        now: at,
        lang: req.lang,
      } as const
      const done = Done.safeParse(req.query.done).data
      res.send(
        organizerBoardView({
          ...given,
          board: boardOf(given),
          organizer: signedIn(context, req),
          allowed: allowedActions(found.launch, at, mayTryAgain(db, found.launch, at), stats),
          conditions: conditionsOf(campaign.id, at, () => readConditions(db, campaign.id, found.launch)),
          baseUrl: config.web.baseUrl,
          leftOut: isOver(found.launch) ? '' : namesOfLeftOut(leftOutSenders(db, at), readHealth(db), at),
          done: done ? saidOf(done, namedNetwork(req.query.network), req.lang) : null,
        }),
      )
    },
  } satisfies Handlers<'slug'>
}

function saidOf(done: z.infer<typeof Done>, on: NetworkName | null, lang: Lang): string {
  const { control, organize } = text(lang)
  if (done === 'stopped') return organize.done.stopped
  return on === null ? control.done[done] : control.doneOn[done](networkLabels[on])
}

const isOver = ({ finishedAt }: Launch) => finishedAt !== null
