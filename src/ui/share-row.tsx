import { countedLinks, takesText } from '../domain/share/links.ts'
import { type Lang, text } from '../text/text.ts'
import { Icon } from './icon.tsx'
import { NetworkMark } from './network-mark.tsx'

type Given = {
  /** What is copied, or handed to the device's own share sheet. */
  readonly shared: string
  /** `/c/:slug/share/:message`; null where nothing can be done (a preview). */
  readonly path: string | null
  readonly lang: Lang
  /** Marks alone, where many rows stand below each other; their names are there for those who do not see them. */
  readonly quiet?: boolean
}

/** One tap for each place; copying and the device's own sheet where a script finds that they work. */
export function ShareRow({ shared, path, lang, quiet = false }: Given) {
  const words = text(lang).share
  return (
    <ul class="cluster share-row" aria-label={words.label} data-share-row={path}>
      <li>
        <button type="button" class="button chip" data-share={shared} hidden>
          <Icon name="share" />
          {words.device}
        </button>
      </li>
      {countedLinks(path ?? '').map(({ place, label, href }) => (
        <li key={place}>
          <a
            class={quiet ? 'button chip chip-mark' : 'button chip'}
            title={quiet ? `${words.shareOn} ${label}` : undefined}
            href={path ? href : '#share'}
            rel="nofollow noopener"
            target={path ? '_blank' : undefined}
            data-copy-first={takesText(place) ? undefined : shared}
          >
            <span class="visually-hidden">{words.shareOn} </span>
            <NetworkMark network={place} named={!quiet} />
          </a>
        </li>
      ))}
      <li>
        <button
          type="button"
          class={quiet ? 'button chip chip-mark' : 'button chip'}
          title={quiet ? words.copy : undefined}
          data-copy={shared}
          data-copied={words.copied}
          data-way="copy"
          hidden
        >
          <Icon name="link" />
          <span class={quiet ? 'visually-hidden' : undefined}>{words.copy}</span>
        </button>
      </li>
    </ul>
  )
}
