import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import type { Schedule } from '../../../domain/launch/schedule.ts'
import { moment, momentInZone, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { spanOf } from '../../pledge/spread-note.tsx'
import { GoalRuleNote } from '../goal/rule.tsx'

type Props = {
  readonly campaign: OwnCampaign
  /** Null: nothing that can be read yet. */
  readonly schedule: Schedule | null
  readonly supporters: number
  /** Why there is no schedule, where one was typed. */
  readonly wrong?: readonly Wrong[]
  readonly title?: string
  readonly lang: Lang
}

/** A schedule in the words of the supporters' own pages. A script keeps the first one on a page as its form is. */
export function SupportersRead(given: Props) {
  const { schedule, title, wrong, lang } = given
  const words = text(lang).schedule.read
  return (
    <section class="supporters-read stack-tight" id={title ? undefined : 'supporters-read'} aria-live="polite">
      <h2>{title ?? words.title}</h2>
      {schedule ? (
        <Sentences {...given} schedule={schedule} />
      ) : (
        <p class="quiet">{wrong?.[0]?.message ?? words.nothing}</p>
      )}
    </section>
  )
}

function Sentences({ campaign, schedule, supporters, lang }: Props & { readonly schedule: Schedule }) {
  const words = text(lang).campaign
  const { launch, timeZone } = campaign
  const { launchAt } = schedule
  if (!collectsPledges(campaign)) return <p>{words.onTheDay(moment(launchAt, timeZone, lang))}</p>
  const when = momentInZone(launchAt, timeZone, lang)
  const extendedFrom = launch?.extendedFrom ?? null
  return (
    <>
      <p>{words.ask.together(supporters, number(supporters, lang), when, spanOf(schedule, lang))}</p>
      <GoalRuleNote campaign={{ ...campaign, launch: { ...schedule, extendedFrom, state: 'open' } }} lang={lang} />
    </>
  )
}
