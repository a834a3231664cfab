import { hasCall } from '../../domain/call/outcomes.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { Icon } from '../../ui/icon.tsx'

/** After a pledge, and once the posts are out: what can be done beside them. Nothing where there is nobody to call. */
export function CallOffer({ campaign, lang }: { readonly campaign: Campaign; readonly lang: Lang }) {
  const words = text(lang).call.offer
  if (!hasCall(campaign)) return null
  return (
    <section class="stack-tight">
      <h2 class="small-head">{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <a class="button" href={`/c/${campaign.slug}/call`}>
          <Icon name="phone" />
          {words.link}
        </a>
      </p>
    </section>
  )
}
