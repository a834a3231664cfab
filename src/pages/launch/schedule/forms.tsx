import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { place } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { DstChoice } from './dst-choice.tsx'
import type { Ask } from './launch-time.ts'

type Supporters = { readonly n: number; readonly count: string }

type Move = {
  readonly campaign: OwnCampaign
  readonly typed: { readonly day: string; readonly time: string }
  readonly ask: Ask | null
  readonly wrong: readonly Wrong[]
  readonly supporters: Supporters
  readonly lang: Lang
}

/** The first time of a launch, or another one. */
export function MoveForm({ campaign, typed, ask, wrong, supporters, lang }: Move) {
  const words = text(lang).organize.move
  const { title, button } = campaign.launch ? words : words.first
  return (
    <form method="post" action={`/organize/${campaign.slug}/launch-time`} class="stack-close">
      <h2>{title}</h2>
      <div class="day-and-time">
        <InputField name="day" label={words.day} wrong={wrong} type="date" required value={typed.day} />
        <InputField name="time" label={words.time} wrong={wrong} type="time" step={1} required value={typed.time} />
      </div>
      <p class="hint">{words.timeHint(place(campaign.timeZone))}</p>
      {ask && <DstChoice ask={ask} timeZone={campaign.timeZone} wrong={wrong} lang={lang} />}
      <div class="cluster consequence">
        <button type="submit" class="button button-strong">
          {button}
        </button>
        <div class="stack-tight">
          <p>
            {!campaign.launch
              ? words.first.consequence[campaign.state]
              : collectsPledges(campaign)
                ? words.consequence(supporters.n, supporters.count)
                : words.noPledges}
          </p>
          {supporters.n > 0 && <p>{text(lang).schedule.told}</p>}
        </div>
      </div>
    </form>
  )
}

export function CancelForm({ campaign, supporters, lang }: Pick<Move, 'campaign' | 'supporters' | 'lang'>) {
  const words = text(lang).organize.cancel
  return (
    <form method="post" action={`/organize/${campaign.slug}/cancellation`} class="stack-close">
      <h2>{words.title}</h2>
      <div class="cluster consequence">
        <button type="submit" class="button button-stop">
          {words.button}
        </button>
        <p>{collectsPledges(campaign) ? words.consequence(supporters.n, supporters.count) : words.noPledges}</p>
      </div>
    </form>
  )
}
