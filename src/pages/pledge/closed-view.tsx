import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Phase } from '../../domain/launch/status.ts'
import type { PlaceLink } from '../../domain/share/links.ts'
import type { NetworkName } from '../../networks/port.ts'
import { type Lang, text } from '../../text/text.ts'
import { page } from '../../ui/layout.tsx'
import { PostCard } from '../../ui/post-card.tsx'
import { ByHand } from './by-hand/link.tsx'
import { LostLink } from './lost-link/link.tsx'

export type ClosedPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly phase: Phase
  readonly words: string | null
  /** Whose look the text is shown in. */
  readonly network: NetworkName
  /** Where it can be posted by hand. */
  readonly links: readonly PlaceLink[]
}

/** The moment came while somebody was still choosing: nothing was promised, and their text is not lost. */
export function closedView({ lang, campaign, phase, words, network, links }: ClosedPage): string {
  const said = text(lang).pledge.closed
  const title = whyClosed(phase, lang)
  return page({
    lang,
    title,
    body: (
      <div class="column stack">
        <h1>{title}</h1>
        <p class="lead">{said.text}</p>
        {words && (
          <>
            <PostCard text={words} network={network} />
            <ByHand links={links} lang={lang} />
          </>
        )}
        <p>
          <a href={`/c/${campaign.slug}`}>{said.label}</a>
        </p>
        <LostLink lang={lang} />
      </div>
    ),
  })
}

function whyClosed(phase: Phase, lang: Lang): string {
  if (phase === 'open' || phase === 'under-way' || phase === 'finished') return text(lang).pledge.closed.title
  return text(lang).status.campaign[phase].title
}
