import type { Campaign } from '../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { CampaignLine } from '../../ui/campaign-line.tsx'

type StepsProps = { readonly at: 1 | 2 | 3; readonly campaign: Campaign; readonly lang: Lang }

/** Which campaign this is about, and how far along one is. */
export function Steps({ at, campaign, lang }: StepsProps) {
  const words = text(lang).pledge
  return (
    <CampaignLine campaign={campaign} lang={lang}>
      <span class="quiet">
        {words.stepOf(at)}
        <span class="visually-hidden">: {words.steps[at - 1]}</span>
      </span>
    </CampaignLine>
  )
}
