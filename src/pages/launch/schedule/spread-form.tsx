import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import { type Lang, text } from '../../../text/text.ts'
import { span } from '../../../text/times.ts'
import { controlProps, Field, type Wrong } from '../../../ui/form.tsx'

type Spread = {
  readonly slug: string
  readonly forecast: Forecast
  readonly wrong: readonly Wrong[]
  readonly supporters: { readonly n: number; readonly count: string }
  readonly lang: Lang
}

/** All at the moment, or over some minutes: each choice says when its last post leaves. */
export function SpreadForm({ slug, forecast, wrong, supporters, lang }: Spread) {
  const words = text(lang).capacity.spreadForm
  const chosen = forecast.given.spreadMs
  return (
    <form method="post" action={`/organize/${slug}/spread`} class="stack-close">
      <h2>{words.title}</h2>
      <Field name="spread" label={words.label} wrong={wrong}>
        <select {...controlProps('spread', { wrong })} class="spread-choice">
          {forecast.spreads.map(({ spreadMs, lastMs, inTime }) => (
            <option key={spreadMs} value={spreadMs} selected={spreadMs === chosen}>
              {words.option(
                spreadMs === 0 ? words.atOnce : words.over(span(spreadMs, lang)),
                lastMs === null ? null : span(lastMs, lang),
                inTime,
              )}
            </option>
          ))}
        </select>
      </Field>
      <div class="cluster consequence">
        <button type="submit" class="button button-strong">
          {words.button}
        </button>
        <p>{words.consequence(supporters.n, supporters.count)}</p>
      </div>
    </form>
  )
}
