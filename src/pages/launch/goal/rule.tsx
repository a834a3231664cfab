import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { extendedMoment, missedGoal } from '../../../domain/launch/goal.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { moment, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

type Given = {
  readonly campaign: Pick<Campaign, 'goal' | 'timeZone'> & {
    readonly launch: Pick<Launch, 'state' | 'launchAt' | 'goalRule' | 'extendDays' | 'extendedFrom'>
  }
  readonly lang: Lang
}

/** What supporters promise under: whether their post depends on how many others pledge. Nothing where it does not. */
export function GoalRuleNote({ campaign, lang }: Given) {
  const { launch, timeZone } = campaign
  const words = text(lang).schedule.rule
  if (launch.state !== 'open') return null
  return (
    <>
      {launch.extendedFrom !== null && <p>{words.extended(moment(launch.extendedFrom, timeZone, lang))}</p>}
      {missedGoal(launch) !== 'go' && <p>{goalRuleWords({ campaign, lang })}</p>}
    </>
  )
}

/** The rule in a sentence, also where nothing depends on the goal. */
export function goalRuleWords({ campaign: { launch, goal, timeZone }, lang }: Given): string {
  const words = text(lang).schedule.rule
  const wanted = number(goal, lang)
  const missed = missedGoal(launch)
  if (missed === 'go') return words.anyway
  if (missed === 'nothing') return words.nothing(wanted)
  const when = moment(extendedMoment(launch.launchAt, launch.extendDays ?? 0, timeZone), timeZone, lang)
  return launch.goalRule === 'nothing' ? words.extendThenNothing(wanted, when) : words.extend(wanted, when)
}
