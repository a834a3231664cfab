import type { Campaign } from '../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { langAttributes } from '../../ui/lang-attributes.ts'

type StepsProps = { readonly at: 1 | 2 | 3; readonly campaign: Campaign; readonly lang: Lang }

/** Which campaign this is about, and how far along one is. */
export function Steps({ at, campaign, lang }: StepsProps) {
  const words = text(lang).pledge
  return (
    <p class="steps">
      <a href={`/c/${campaign.slug}`} {...langAttributes(campaign, lang)}>
        {campaign.title}
      </a>
      <span class="quiet">
        {words.stepOf(at)}
        <span class="visually-hidden">: {words.steps[at - 1]}</span>
      </span>
    </p>
  )
}
