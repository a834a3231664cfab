import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { spreadsMs } from '../../../domain/launch/capacity/advice.ts'
import { cancel, move, set, spread } from '../../../domain/launch/control.ts'
import type { Actor } from '../../../domain/organizer/audit/record.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { localTime } from '../../../lib/local-time.ts'
import { text } from '../../../text/text.ts'
import { campaignShower, findOwn, findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'
import { readLaunchTime } from './launch-time.ts'

const SpreadForm = z.object({ spread: z.coerce.number().refine(ms => (spreadsMs as readonly number[]).includes(ms)) })

/** What can be done about a launch ahead: its time, the cancellation. */
export function scheduleHandlers(context: Context) {
  const { db, now } = context
  const show = campaignShower(context, supporterCounter(db))

  const setOrMove = (campaign: OwnCampaign, actor: Actor, at: number) => {
    const { launch } = campaign
    return launch ? move({ db, actor, campaign, launch }, at, now()) : set({ db, actor, campaign }, at, now())
  }

  return {
    setTime: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const wanted = readLaunchTime(req.body, campaign.timeZone, req.lang)
      const result = wanted.kind === 'wrong' ? 'wrong' : setOrMove(campaign, signedIn(context, req), wanted.at)
      if (result === 'moved' || result === 'set') return res.redirect(303, `/organize/${campaign.slug}?done=${result}`)
      if (result === 'too-late' || result === 'is-set')
        throw launchTooLate(req, campaign.slug, text(req.lang).organize.tooLate.move)
      const past = { wrong: [{ field: 'day', message: text(req.lang).organize.move.wrong.past }], ask: null }
      const { wrong, ask } = wanted.kind === 'wrong' ? wanted : past
      res.status(422).send(show(req, { campaign, typed: wanted.typed, ask, wrong }))
    },

    cancel: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      if (cancel({ db, actor: signedIn(context, req), campaign, launch }, now()) === 'too-late')
        throw launchTooLate(req, campaign.slug, text(req.lang).organize.tooLate.cancel)
      res.redirect(303, `/organize/${campaign.slug}?done=cancelled`)
    },

    spread: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const words = text(req.lang).capacity.spreadForm
      const form = SpreadForm.safeParse(req.body ?? {})
      const control = { db, actor: signedIn(context, req), campaign, launch }
      const result = form.success ? spread(control, form.data.spread, now()) : 'too-long'
      if (result === 'spread') return res.redirect(303, `/organize/${campaign.slug}?done=spread`)
      if (result === 'too-late') throw launchTooLate(req, campaign.slug, words.tooLate)
      const typed = localTime(launch.launchAt, campaign.timeZone)
      res.status(422).send(show(req, { campaign, typed, wrong: [{ field: 'spread', message: words.wrong }] }))
    },
  } satisfies Handlers<'slug'>
}
