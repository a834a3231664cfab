import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { day, list } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { CampaignLine } from '../../../ui/campaign-line.tsx'
import { ErrorSummary, InputField, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { page } from '../../../ui/layout.tsx'

export type FindPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly typed: { readonly zip: string; readonly name: string; readonly place: string }
  readonly wrong: readonly Wrong[]
  /** Under the form: how old the lists are. */
  readonly source: string
  readonly count: string
}

/** `/c/:slug/call`: the ZIP code that finds whom to call. */
export function findView({ lang, campaign, typed, wrong, source, count }: FindPage): string {
  const words = text(lang).call
  const path = `/c/${campaign.slug}/call`
  return page({
    lang,
    title: words.title,
    description: words.lead,
    scripts: ['supporter'],
    body: (
      <div class="column call stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <CampaignLine campaign={campaign} lang={lang} />
          <h1>{campaign.actions.call.title || words.title}</h1>
          <p class="lead">{campaign.actions.call.text || words.lead}</p>
        </header>
        <CallDays campaign={campaign} lang={lang} />
        <form method="post" action={path} class="stack" autocomplete="off">
          <InputField
            name="zip"
            label={words.zip}
            hint={words.zipHint}
            wrong={wrong}
            type="text"
            inputMode="numeric"
            autocomplete="postal-code"
            value={typed.zip}
            maxLength={100}
            class="zip figure"
            required
          />
          <details class="disclosure stack-close" open={typed.name !== '' || typed.place !== '' || undefined}>
            <summary>{words.caller}</summary>
            <div class="pair">
              <InputField
                name="name"
                label={words.name}
                wrong={wrong}
                type="text"
                autocomplete="name"
                value={typed.name}
              />
              <InputField name="place" label={words.place} wrong={wrong} type="text" value={typed.place} />
            </div>
            <p class="hint">{words.placeHint}</p>
          </details>
          <div class="actions">
            <button type="submit" class="button button-strong">
              {words.find}
            </button>
            <a href={`${path}/number`}>{words.noZip}</a>
          </div>
        </form>
        <p>{count}</p>
        <p class="quiet small">{source}</p>
      </div>
    ),
  })
}

/** The days on which all call, with an entry for a calendar. */
export function CallDays({ campaign, lang }: { readonly campaign: Campaign; readonly lang: Lang }) {
  const words = text(lang).call
  const days = campaign.lobbyingDays.map(one => day(one, lang))
  if (days.length === 0) return null
  return (
    <p class="call-days">
      <Icon name="clock" />
      <span>
        {words.days(days.length, list(days, lang))} <a href={`/c/${campaign.slug}/call/days.ics`}>{words.calendar}</a>
      </span>
    </p>
  )
}
