import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'
import { OfCampaign } from './fields.tsx'

export type SentPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly hours: number
  /** Mails a day to one address. */
  readonly atMost: number
}

/** The same for every address, known or not. */
export function reminderSentView({ lang, campaign, hours, atMost }: SentPage): string {
  const words = text(lang).reminder.sent
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <header class="stack-tight">
          <OfCampaign campaign={campaign} lang={lang} />
          <h1>{words.title}</h1>
          <p class="lead">{words.text(hours)}</p>
        </header>
        <p class="quiet">
          {words.nothing} {words.limit(atMost)}
        </p>
        <p class="actions">
          <a class="button" href={`/c/${campaign.slug}`}>
            {words.back}
          </a>
          <a href={`/c/${campaign.slug}/reminder`}>{words.again}</a>
        </p>
      </div>
    ),
  })
}
