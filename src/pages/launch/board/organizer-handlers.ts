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
import { text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
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
        reach: supporterCountOf(campaign.id, at).reach,
        now: at,
        lang: req.lang,
      } as const
      const done = Done.safeParse(req.query.done).data
      const said = { ...text(req.lang).control.done, stopped: text(req.lang).organize.done.stopped }
      res.send(
        organizerBoardView({
          ...given,
          board: boardOf(given),
          organizer: signedIn(context, req),
          allowed: allowedActions(found.launch, at, mayTryAgain(db, found.launch, at)),
          conditions: conditionsOf(campaign.id, at, () => readConditions(db, campaign.id, found.launch)),
          baseUrl: config.web.baseUrl,
          leftOut: isOver(found.launch) ? '' : namesOfLeftOut(leftOutSenders(db, at), readHealth(db), at),
          done: done ? said[done] : null,
        }),
      )
    },
  } satisfies Handlers<'slug'>
}

const isOver = ({ finishedAt }: Launch) => finishedAt !== null
