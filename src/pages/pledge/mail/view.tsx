import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { addressDays } from '../../../domain/mail/erase.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, InputField, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { CampaignHeader } from '../by-hand/campaign-header.tsx'
import { ConsentBox } from './consent-box.tsx'

export type MailPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly path: string
  readonly email: string
  readonly ticked: boolean
  /** They are on the list of the organization: it is not asked again. */
  readonly listed: boolean
  readonly wrong: readonly Wrong[]
}

/** `/p/:receipt/mail`: where the supporter of a pledge by account is written to. */
export function mailView({ lang, campaign, path, wrong, listed, ...given }: MailPage): string {
  const words = text(lang).consent.mail
  const asks = campaign.consent !== '' && !listed
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <CampaignHeader campaign={campaign} lang={lang} title={words.title} lead={words.lead} />
        <form method="post" action={`${path}/mail`} class="stack" noValidate>
          <InputField
            name="email"
            label={words.field}
            hint={`${words.hint(addressDays)} ${text(lang).consent.seenBy(asks)}`}
            wrong={wrong}
            type="email"
            autocomplete="email"
            value={given.email}
            maxLength={254}
          />
          {asks && <ConsentBox campaign={campaign} ticked={given.ticked} wrong={wrong} lang={lang} />}
          <p class="actions">
            <button type="submit" class="button button-strong">
              {words.save}
            </button>
            <a href={path}>{words.back}</a>
          </p>
          <PrivacyLink lang={lang} />
        </form>
      </div>
    ),
  })
}
