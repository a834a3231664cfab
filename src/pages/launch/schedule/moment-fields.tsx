import { place } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { InputField } from '../../../ui/form.tsx'
import { DstChoice } from './dst-choice.tsx'
import type { SchedulePage } from './page.ts'

type Props = Pick<SchedulePage, 'campaign' | 'typed' | 'ask' | 'wrong' | 'lang'>

/** Day and time, on the clock of the campaign. */
export function MomentFields({ campaign, typed, ask, wrong, lang }: Props) {
  const words = text(lang).schedule.moment
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      <div class="day-and-time">
        <InputField name="day" label={words.day} wrong={wrong} type="date" required value={typed.day} />
        <InputField name="time" label={words.time} wrong={wrong} type="time" step={1} required value={typed.time} />
      </div>
      <p class="hint">
        {words.clock(place(campaign.timeZone))}{' '}
        <a href={`/organize/${campaign.slug}/write/basics#timeZone`}>{words.changeZone}</a>
      </p>
      {ask && <DstChoice ask={ask} timeZone={campaign.timeZone} wrong={wrong} lang={lang} />}
    </section>
  )
}
