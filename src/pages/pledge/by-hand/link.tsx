import type { PlaceLink } from '../../../domain/share/links.ts'
import { type Lang, text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'

type Given = { readonly links: readonly PlaceLink[]; readonly lang: Lang }

/** Opens a text in the composer of each place where it can be posted by hand. */
export const ByHand = ({ links, lang }: Given) => (
  <section class="stack-tight">
    <h2 class="small-head" id="by-hand">
      {text(lang).share.byHand}
    </h2>
    <p>{text(lang).share.byHandText}</p>
    <ul class="cluster share-row" aria-labelledby="by-hand">
      {links.map(({ place, href }) => (
        <li key={place}>
          <a class="button chip" href={href} rel="noreferrer" target="_blank">
            <NetworkMark network={place} named />
          </a>
        </li>
      ))}
    </ul>
  </section>
)
