import { type Lang, text } from '../../text/text.ts'

type Given = { readonly links: readonly { readonly label: string; readonly href: string }[]; readonly lang: Lang }

/** Opens a text in the composer of each place where it can be posted by hand. */
export const ByHand = ({ links, lang }: Given) => (
  <ul class="share-row" aria-label={text(lang).share.byHand}>
    {links.map(({ label, href }) => (
      <li key={label}>
        <a class="chip" href={href} rel="noreferrer" target="_blank">
          {text(lang).receipt.postByHand(label)}
        </a>
      </li>
    ))}
  </ul>
)
