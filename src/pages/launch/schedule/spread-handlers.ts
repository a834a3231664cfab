import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { spreadsMs } from '../../../domain/launch/capacity/advice.ts'
import { spread } from '../../../domain/launch/control.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { localTime } from '../../../lib/local-time.ts'
import { text } from '../../../text/text.ts'
import { campaignShower, findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'

const SpreadForm = z.object({ spread: z.coerce.number().refine(ms => (spreadsMs as readonly number[]).includes(ms)) })

/** Whether posts leave all at the moment or over some minutes. Behind the guard. */
export function spreadHandlers(context: Context) {
  const { db, now } = context
  const show = campaignShower(context, supporterCounter(db))

  return {
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
