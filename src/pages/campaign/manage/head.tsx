import type { ComponentChildren } from 'preact'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'

type Head = {
  readonly campaign: Pick<OwnCampaign, 'slug' | 'title'>
  readonly title: string
  readonly children: ComponentChildren
}

/** The head of a page about one side of a campaign: the way back, its name, and what it is for. */
export const CampaignHead = ({ campaign, title, children }: Head) => (
  <header class="stack-tight">
    <p>
      <a href={`/organize/${campaign.slug}`}>
        <bdi>{campaign.title}</bdi>
      </a>
    </p>
    <h1>{title}</h1>
    {children}
  </header>
)
