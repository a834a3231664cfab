import { spreadsMs } from '../../../domain/launch/capacity/advice.ts'
import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import { type Lang, text } from '../../../text/text.ts'
import { span } from '../../../text/times.ts'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'
import type { TypedSchedule } from './read-form.ts'

export type Spreads = Forecast['spreads']

type Props = {
  readonly typed: TypedSchedule
  readonly spreads: Spreads | null
  readonly wrong: readonly Wrong[]
  readonly lang: Lang
}

/** All at the moment, or over some minutes: each choice says when its last post leaves, where that can be foretold. */
export function SpreadField({ typed, spreads, wrong, lang }: Props) {
  const words = text(lang).capacity.spreadForm
  const choices: Spreads = spreads ?? spreadsMs.map(spreadMs => ({ spreadMs, lastMs: null, inTime: true }))
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      <Field name="spread" label={words.label} hint={words.hint} wrong={wrong}>
        <select {...controlProps('spread', { hint: true, wrong })} class="spread-choice">
          {choices.map(({ spreadMs, lastMs, inTime }) => (
            <option key={spreadMs} value={spreadMs} selected={String(spreadMs) === typed.spread}>
              {words.option(
                spreadMs === 0 ? words.atOnce : words.over(span(spreadMs, lang)),
                lastMs === null ? null : span(lastMs, lang),
                inTime,
              )}
            </option>
          ))}
        </select>
      </Field>
    </section>
  )
}
