import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Measure } from '../../../networks/port.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { LostText } from '../lost-text.tsx'
import { OfCampaign, ReminderFields } from './fields.tsx'

export type AskPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly text: string
  readonly measure: Measure
  readonly samples: readonly string[]
  readonly email: string
  readonly wrong: readonly Wrong[]
  /** They had written something that did not get here. */
  readonly isLost: boolean
}

/** `/c/:slug/reminder`: two fields and a button. */
export function askReminderView(given: AskPage): string {
  const { lang, campaign, samples } = given
  const words = text(lang).reminder.ask
  const here = `/c/${campaign.slug}/reminder`
  return page({
    lang,
    title: words.title,
    description: campaign.summary,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={given.wrong} lang={lang} />
        {given.isLost && <LostText lang={lang} />}
        <header class="stack-tight">
          <OfCampaign campaign={campaign} lang={lang} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(moment(campaign.launch.launchAt, campaign.timeZone, lang))}</p>
        </header>
        <form method="post" action={here} class="stack" noValidate>
          <ReminderFields {...given} emailHint={words.emailHint} advice={words.advice}>
            {samples.length > 1 && (
              <a class="other" href={`/c/${campaign.slug}/pledge`} data-other={text(lang).campaign.otherSample}>
                {text(lang).campaign.allSamples(samples.length)}
              </a>
            )}
          </ReminderFields>
          <button type="submit" class="button button-strong button-full">
            {words.button}
          </button>
          <p class="quiet">{words.hint}</p>
          <PrivacyLink lang={lang} />
        </form>
        <p class="quiet">{words.networks}</p>
        <p>
          <a href={`/c/${campaign.slug}/pledge`}>{words.connect}</a>
        </p>
      </div>
    ),
  })
}
