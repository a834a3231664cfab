import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'
import { CampaignHeader } from './campaign-header.tsx'

export type SentPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly hours: number
  /** Mails a day to one address. */
  readonly atMost: number
}

/** The same for every address, known or not. */
export function askedView({ lang, campaign, hours, atMost }: SentPage): string {
  const words = text(lang).reminder.sent
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <CampaignHeader campaign={campaign} lang={lang} title={words.title} lead={words.text(hours)} />
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
