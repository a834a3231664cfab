import type { Campaign } from '../../domain/campaign.ts'
import type { Measure } from '../../domain/network.ts'
import { moment } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Compose } from '../components/compose.tsx'
import { controlProps, ErrorSummary, Field, type Wrong } from '../components/form.tsx'
import { LostText } from '../components/lost-text.tsx'
import { ownWords } from '../components/own-words.ts'
import { PrivacyLink } from '../components/privacy-link.tsx'
import { page } from '../layout.tsx'

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
export function askView({ lang, campaign, measure, samples, wrong, ...given }: AskPage): string {
  const words = text(lang).reminder.ask
  const here = `/c/${campaign.slug}/reminder`
  return page({
    lang,
    title: words.title,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        {given.isLost && <LostText lang={lang} />}
        <header class="stack-tight">
          <p class="steps">
            <a href={`/c/${campaign.slug}`} {...ownWords(campaign, lang)}>
              {campaign.title}
            </a>
          </p>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(moment(campaign.launch.launchAt, campaign.timeZone, lang))}</p>
        </header>
        <form method="post" action={here} class="stack" noValidate>
          <Compose
            value={given.text}
            measure={measure}
            label={text(lang).campaign.messageLabel}
            hint={words.advice}
            wrong={wrong}
            samples={samples}
            lang={lang}
            rows={5}
          >
            {samples.length > 1 && (
              <a class="other" href={`/c/${campaign.slug}/pledge`} data-other={text(lang).campaign.otherSample}>
                {text(lang).campaign.allSamples(samples.length)}
              </a>
            )}
          </Compose>
          <Field name="email" label={words.email} hint={words.emailHint} wrong={wrong}>
            <input
              {...controlProps('email', { hint: true, wrong })}
              type="email"
              autocomplete="email"
              value={given.email}
              maxLength={254}
              required
            />
          </Field>
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
