import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { ruleGoal } from '../../../domain/launch/control.ts'
import { extendDaysAtMost } from '../../../domain/launch/goal.ts'
import { supporterCounter } from '../../../domain/supporter/supporter-count.ts'
import type { Handlers } from '../../../http/route.ts'
import { localTime } from '../../../lib/local-time.ts'
import { type Lang, text } from '../../../text/text.ts'
import { campaignShower, findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'
import { launchTooLate } from '../control/too-late.ts'
import type { GoalFormValues } from './form.tsx'

const Typed = z.object({
  rule: z.enum(['anyway', 'nothing', 'extend']).nullable().catch(null),
  // Shown again as it was typed; too long is as wrong as any other word.
  days: z.string().catch(''),
  afterwards: z.enum(['anyway', 'nothing']).catch('nothing'),
})

/** What happens when fewer than wanted have pledged. */
export function goalHandlers(context: Context) {
  const { db, now } = context
  const show = campaignShower(context, supporterCounter(db))

  return {
    setRule: (req, res) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const goal = Typed.parse(req.body ?? {})
      const wrong = wrongIn(goal, req.lang)
      if (wrong.length > 0) {
        const typed = localTime(launch.launchAt, campaign.timeZone)
        return res.status(422).send(show(req, { campaign, typed, goal, wrong }))
      }
      const { rule } = goal
      const wanted = {
        goalRule: rule === 'extend' ? goal.afterwards : (rule ?? 'anyway'),
        // What has been used up stays on record.
        extendDays: rule === 'extend' ? Number(goal.days) : launch.extendedFrom === null ? null : launch.extendDays,
      }
      if (ruleGoal({ db, actor: signedIn(context, req), campaign, launch }, wanted, now()) === 'too-late')
        throw launchTooLate(req, campaign.slug, text(req.lang).schedule.goal.tooLate)
      res.redirect(303, `/organize/${campaign.slug}?done=goal`)
    },
  } satisfies Handlers<'slug'>
}

function wrongIn({ rule, days }: GoalFormValues, lang: Lang) {
  const words = text(lang).schedule.goal.wrong
  return [
    rule === null && { field: 'rule', message: words.rule },
    rule === 'extend' && !isWhole(days, extendDaysAtMost) && { field: 'days', message: words.days },
  ].filter(one => one !== false)
}

const isWhole = (typed: string, most: number) =>
  /^\d{1,9}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most
