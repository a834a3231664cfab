import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Lang } from '../../../text/text.ts'
import { CampaignLine } from '../../../ui/campaign-line.tsx'

type Given = { readonly campaign: Campaign; readonly lang: Lang; readonly title: string; readonly lead?: string }

/** A page's title, under the campaign that it is about. */
export const CampaignHeader = ({ campaign, lang, title, lead }: Given) => (
  <header class="stack-tight">
    <CampaignLine campaign={campaign} lang={lang} />
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
  </header>
)
