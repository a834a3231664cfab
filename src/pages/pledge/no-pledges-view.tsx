import { hasCall } from '../../domain/call/outcomes.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { page } from '../../ui/layout.tsx'

/** Whoever comes by an old link to a campaign that asks for no pledges: what can be done instead. */
export function noPledgesView({ lang, campaign }: { readonly lang: Lang; readonly campaign: Campaign }): string {
  const words = text(lang).pledge.noPledges
  const { share, call } = campaign.actions
  const here = `/c/${campaign.slug}`
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
        <p class="actions">
          {share.shown && (
            <a class="button" href={`${here}#share`}>
              {share.title || text(lang).campaign.samples}
            </a>
          )}
          {hasCall(campaign) && (
            <a class="button" href={`${here}#call`}>
              {call.title || text(lang).campaign.call}
            </a>
          )}
        </p>
        <p>
          <a href={here}>{words.label}</a>
        </p>
      </div>
    ),
  })
}
