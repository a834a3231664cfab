import type { ComponentChildren } from 'preact'
import type { Lang } from '../lib/lang.ts'
import { langAttributes } from './lang-attributes.ts'

type Given = {
  readonly campaign: Parameters<typeof langAttributes>[0] & { readonly slug: string; readonly title: string }
  readonly lang: Lang
  /** Where in it one is. */
  readonly children?: ComponentChildren
}

/** Which campaign a page is about, above its title. */
export const CampaignLine = ({ campaign, lang, children }: Given) => (
  <p class="steps">
    <a href={`/c/${campaign.slug}`} {...langAttributes(campaign, lang)}>
      {campaign.title}
    </a>
    {children}
  </p>
)
