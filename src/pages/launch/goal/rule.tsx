import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { extendedMoment, missedGoal } from '../../../domain/launch/goal.ts'
import { moment, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

/** What supporters promise under: whether their post depends on how many others pledge. Nothing where it does not. */
export function GoalRuleNote({ campaign, lang }: { readonly campaign: Campaign; readonly lang: Lang }) {
  const { launch, timeZone } = campaign
  const words = text(lang).schedule.rule
  if (launch.state !== 'open') return null
  return (
    <>
      {launch.extendedFrom !== null && <p>{words.extended(moment(launch.extendedFrom, timeZone, lang))}</p>}
      {missedGoal(launch) !== 'go' && <p>{ruleOf(campaign, lang)}</p>}
    </>
  )
}

function ruleOf({ launch, goal, timeZone }: Campaign, lang: Lang): string {
  const words = text(lang).schedule.rule
  const wanted = number(goal, lang)
  if (missedGoal(launch) === 'nothing') return words.nothing(wanted)
  const when = moment(extendedMoment(launch.launchAt, launch.extendDays ?? 0, timeZone), timeZone, lang)
  return launch.goalRule === 'nothing' ? words.extendThenNothing(wanted, when) : words.extend(wanted, when)
}
