import { momentExactly, zoneOffset } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import type { ClockQuestion } from './launch-time.ts'

type DstChoice = {
  readonly ask: ClockQuestion
  readonly timeZone: string
  readonly wrong: readonly Wrong[]
  readonly lang: Lang
}

/** The two moments that a time may mean in a night when the clocks are changed. Neither is chosen beforehand. */
export function DstChoice({ ask, timeZone, wrong, lang }: DstChoice) {
  const words = text(lang).schedule.meant
  const message = wrong.find(one => one.field === 'meant')?.message
  const said = (at: number) => `${momentExactly(at, timeZone, lang)} (${zoneOffset(at, timeZone, lang)})`
  return (
    <fieldset class="field field-wrong choices" id="meant" tabIndex={-1}>
      <legend>{words.label}</legend>
      {message && <p class="wrong">{message}</p>}
      {ask.at.map((at, n) => (
        <label key={at} class="choice">
          <input type="radio" name="meant" value={at} required />
          <span>{n === 0 ? words.before(said(at)) : words.after(said(at))}</span>
        </label>
      ))}
    </fieldset>
  )
}
