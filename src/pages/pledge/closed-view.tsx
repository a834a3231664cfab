import type { Campaign } from '../../domain/campaign.ts'
import type { Network } from '../../domain/network.ts'
import { type Lang, text } from '../../text/text.ts'
import { LostLink } from '../components/lost-link.tsx'
import { NetworkMark } from '../components/network-mark.tsx'
import { PostCard } from '../components/post-card.tsx'
import { page } from '../layout.tsx'

export type ClosedPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly words: string | null
  readonly networks: readonly Network[]
}

/** The moment came while somebody was still choosing: nothing was promised, and their text is not lost. */
export function closedView({ lang, campaign, words, networks }: ClosedPage): string {
  const said = text(lang).pledge.closed
  const [first] = networks
  return page({
    lang,
    title: said.title,
    body: (
      <div class="column stack">
        <h1>{said.title}</h1>
        <p class="lead">{said.text}</p>
        {words && first && (
          <>
            <PostCard text={words} network={first.name} />
            <p class="actions">
              {networks.map(network => (
                <a key={network.name} class="button" href={network.shareLink(words)} rel="noreferrer">
                  <NetworkMark network={network.name} />
                  {text(lang).campaign.shareOn(network.label)}
                </a>
              ))}
            </p>
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
