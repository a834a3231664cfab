import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Measure } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { OfCampaign, ReminderFields } from './fields.tsx'

export type ChangeReminderPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly path: string
  readonly text: string
  readonly measure: Measure
  readonly email: string
  readonly wrong: readonly Wrong[]
}

export function changeReminderView(given: ChangeReminderPage): string {
  const { lang, path, campaign } = given
  const words = text(lang).reminder
  return page({
    lang,
    title: words.changeTitle,
    scripts: ['supporter'],
    body: (
      <div class="column reminder stack">
        <ErrorSummary wrong={given.wrong} lang={lang} />
        <header class="stack-tight">
          <OfCampaign campaign={campaign} lang={lang} />
          <h1>{words.changeTitle}</h1>
        </header>
        <form method="post" action={`${path}/change`} class="stack" noValidate>
          <ReminderFields {...given} emailHint={words.emailChangeHint} />
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
          <OfCampaign campaign={campaign} lang={lang} />
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
