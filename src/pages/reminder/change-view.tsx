import type { Campaign } from '../../domain/campaign.ts'
import type { Measure } from '../../domain/network.ts'
import { type Lang, text } from '../../text/text.ts'
import { Compose } from '../components/compose.tsx'
import { controlProps, ErrorSummary, Field, type Wrong } from '../components/form.tsx'
import { ownWords } from '../components/own-words.ts'
import { page } from '../layout.tsx'

export type ChangeReminderPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly path: string
  readonly text: string
  readonly measure: Measure
  readonly email: string
  readonly wrong: readonly Wrong[]
}

export function changeReminderView({ lang, path, campaign, measure, wrong, ...given }: ChangeReminderPage): string {
  const words = text(lang).reminder
  return page({
    lang,
    title: words.changeTitle,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <p class="steps">
            <a href={`/c/${campaign.slug}`} {...ownWords(campaign, lang)}>
              {campaign.title}
            </a>
          </p>
          <h1>{words.changeTitle}</h1>
        </header>
        <form method="post" action={`${path}/change`} class="stack" noValidate>
          <Compose
            value={given.text}
            measure={measure}
            label={text(lang).campaign.messageLabel}
            wrong={wrong}
            lang={lang}
            rows={5}
          />
          <Field name="email" label={words.ask.email} hint={words.emailChangeHint} wrong={wrong}>
            <input
              {...controlProps('email', { hint: true, wrong })}
              type="email"
              autocomplete="email"
              value={given.email}
              maxLength={254}
              required
            />
          </Field>
          <p class="actions">
            <button type="submit" class="button button-strong">
              {words.save}
            </button>
            <a href={path}>{words.keepOld}</a>
          </p>
        </form>
      </div>
    ),
  })
}

type AddressPage = { readonly lang: Lang; readonly campaign: Campaign; readonly action: string }

/** From the mailbox of the new address. */
export function addressView({ lang, campaign, action }: AddressPage): string {
  const words = text(lang).reminder
  return page({
    lang,
    title: words.addressTitle,
    body: (
      <div class="column stack">
        <header class="stack-tight">
          <p class="steps">
            <a href={`/c/${campaign.slug}`} {...ownWords(campaign, lang)}>
              {campaign.title}
            </a>
          </p>
          <h1>{words.addressTitle}</h1>
          <p class="lead">{words.addressText}</p>
        </header>
        <form method="post" action={action}>
          <button type="submit" class="button button-strong">
            {words.addressButton}
          </button>
        </form>
      </div>
    ),
  })
}
