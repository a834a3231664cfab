import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import { launchStatus, phaseOf } from '../../../domain/launch/status.ts'
import { momentExactly, number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { span } from '../../../text/times.ts'
import { Fact } from '../../../ui/fact.tsx'
import { StateWord } from '../../campaign/manage/state-word.tsx'
import type { SchedulePage } from './page.ts'
import { SupportersRead } from './supporters-read.tsx'

type Given = SchedulePage & { readonly launch: Launch }

/** A schedule that nobody can change any more, as facts; what supporters read of it as long as it is still to come. */
export function Decided(given: Given) {
  const { campaign, launch, now, wanted, lang } = given
  const words = text(lang).schedule.decided
  const status = launchStatus(launch, now)
  const at = (ms: number) => momentExactly(ms, campaign.timeZone, lang)
  return (
    <>
      <section class="stack-close">
        <h2>{words.title}</h2>
        <dl class="facts">
          <Fact label={text(lang).schedule.moment.title}>{at(launch.launchAt)}</Fact>
          {launch.extendedFrom !== null && <Fact label={words.movedFrom}>{at(launch.extendedFrom)}</Fact>}
          {collectsPledges(campaign) && <Rules {...given} />}
          <Fact label={words.became}>
            <StateWord word={status} lang={lang} /> {text(lang).status.organizer[status].text}
          </Fact>
        </dl>
      </section>
      {phaseOf(launch, now) === 'open' && <SupportersRead {...given} schedule={wanted} />}
    </>
  )
}

function Rules({ campaign, launch, lang }: Given) {
  const words = text(lang).schedule.decided
  const { goalCount, goalRule, extendDays, extendedFrom, spreadMs } = launch
  const rule = words.rule[goalRule]
  return (
    <>
      <Fact label={words.goal}>{words.wanted(number(campaign.goal, lang))}</Fact>
      {goalCount !== null && <Fact label={words.atMoment}>{number(goalCount, lang)}</Fact>}
      <Fact label={words.fewer}>
        {extendDays !== null && extendedFrom === null ? words.extend(extendDays, rule) : rule}
      </Fact>
      <Fact label={words.pace}>{spreadMs === 0 ? words.atOnce : words.over(span(spreadMs, lang))}</Fact>
    </>
  )
}
