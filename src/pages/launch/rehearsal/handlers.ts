import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { launchNear } from '../../../domain/launch/near.ts'
import {
  awayFromLaunchMs,
  endRehearsal,
  listRehearsals,
  openRehearsals,
  startRehearsal,
} from '../../../domain/launch/rehearsal/rehearsal.ts'
import { countDeliveries } from '../../../domain/ledger/read.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'
import { rehearsalView } from './view.tsx'

const rehearsalsShown = 10

const Done = z.enum(['started', 'ended'])

/** `/organize/:slug/rehearsal`: a launch on the sandbox with the real list. */
export function rehearsalHandlers(context: Context) {
  const { db, now } = context
  const supporterCountOf = supporterCounter(db)
  const openOf = (campaignId: number) => openRehearsals(db).filter(launch => launch.campaignId === campaignId)

  return {
    show: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      const at = now()
      const open = openOf(campaign.id)
      const [playing] = open
      res.send(
        rehearsalView({
          lang: req.lang,
          organizer: signedIn(context, req),
          campaign,
          now: at,
          supporters: supporterCountOf(campaign.id, at).byAccount,
          isNear: launchNear(db, at, awayFromLaunchMs),
          playing: playing
            ? { launch: playing, trial: playing.trialOf !== null, posts: countDeliveries(db, playing.id).all }
            : null,
          rehearsals: listRehearsals(db, campaign.id, rehearsalsShown).filter(one => one.launch.finishedAt !== null),
          done: Done.safeParse(req.query.done).data ?? null,
        }),
      )
    },

    start: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      const actor = signedIn(context, req)
      const started = inOneStep(db, () => {
        const result = startRehearsal(db, campaign.id, now())
        if (result.kind === 'started') record(db, actor, 'rehearsal-started', {}, now(), campaign)
        return result
      })
      if (started.kind !== 'started')
        throw launchTooLate(req, campaign.slug, text(req.lang).rehearsal.tooLate[started.kind])
      res.redirect(303, `/organize/${campaign.slug}/rehearsal?done=started`)
    },

    end: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      const main = openOf(campaign.id).find(launch => launch.trialOf === null)
      if (!main) throw launchTooLate(req, campaign.slug, text(req.lang).rehearsal.tooLate.over)
      const actor = signedIn(context, req)
      inOneStep(db, () => {
        endRehearsal(db, main.id, 'asked', now())
        record(db, actor, 'rehearsal-ended', {}, now(), campaign)
      })
      res.redirect(303, `/organize/${campaign.slug}/rehearsal?done=ended`)
    },
  } satisfies Handlers<'slug'>
}
