import type { OwnCampaign } from '../../domain/all-campaigns.ts'
import { place } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { controlProps, Field, type Wrong } from '../components/form.tsx'

type Supporters = { readonly n: number; readonly count: string }

type Move = {
  readonly campaign: OwnCampaign
  readonly typed: { readonly day: string; readonly time: string }
  readonly wrong: readonly Wrong[]
  readonly supporters: Supporters
  readonly lang: Lang
}

export function MoveForm({ campaign, typed, wrong, supporters, lang }: Move) {
  const words = text(lang).organize.move
  return (
    <form method="post" action={`/organize/${campaign.slug}/launch-time`} class="launch-deed">
      <h2>{campaign.launch ? words.title : words.first.title}</h2>
      <div class="day-and-time">
        <Field name="day" label={words.day} wrong={wrong}>
          <input type="date" required value={typed.day} {...controlProps('day', { wrong })} />
        </Field>
        <Field name="time" label={words.time} wrong={wrong}>
          <input type="time" step={1} required value={typed.time} {...controlProps('time', { wrong })} />
        </Field>
      </div>
      <p class="hint">{words.timeHint(place(campaign.timeZone))}</p>
      <div class="consequence">
        <button type="submit" class="button button-strong">
          {campaign.launch ? words.button : words.first.button}
        </button>
        <p>
          {campaign.launch
            ? words.consequence(supporters.n, supporters.count)
            : words.first.consequence[campaign.state]}
        </p>
      </div>
    </form>
  )
}

export function CancelForm({ slug, supporters, lang }: { slug: string; supporters: Supporters; lang: Lang }) {
  const words = text(lang).organize.cancel
  return (
    <form method="post" action={`/organize/${slug}/cancellation`} class="launch-deed">
      <h2>{words.title}</h2>
      <div class="consequence">
        <button type="submit" class="button button-stop">
          {words.button}
        </button>
        <p>{words.consequence(supporters.n, supporters.count)}</p>
      </div>
    </form>
  )
}
