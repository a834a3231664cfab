import type { ComponentChildren } from 'preact'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'

type Head = {
  readonly campaign: Pick<OwnCampaign, 'slug' | 'title'>
  readonly title: string
  /** To a list of the campaign's that the page is a part of. */
  readonly back?: { readonly href: string; readonly name: string } | undefined
  readonly children: ComponentChildren
}

/** The head of a page about one side of a campaign: the way back, its name, and what it is for. */
export const CampaignHead = ({ campaign, title, back, children }: Head) => (
  <header class="stack-tight">
    <p class={back && 'actions'}>
      <a href={`/organize/${campaign.slug}`}>
        <bdi>{campaign.title}</bdi>
      </a>
      {back && <a href={back.href}>{back.name}</a>}
    </p>
    <h1>{title}</h1>
    {children}
  </header>
)
