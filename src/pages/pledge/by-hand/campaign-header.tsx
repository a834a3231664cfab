import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Lang } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'

type Given = { readonly campaign: Campaign; readonly lang: Lang; readonly title: string; readonly lead?: string }

/** A page's title, under the campaign that it is about. */
export const CampaignHeader = ({ campaign, lang, title, lead }: Given) => (
  <header class="stack-tight">
    <p class="steps">
      <a href={`/c/${campaign.slug}`} {...langAttributes(campaign, lang)}>
        {campaign.title}
      </a>
    </p>
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
  </header>
)
