import { type Lang, text } from '../../text/text.ts'
import { ErrorSummary, InputField, type Wrong } from '../../ui/form.tsx'
import type { langAttributes } from '../../ui/lang-attributes.ts'
import { page } from '../../ui/layout.tsx'
import { NetworkMark } from '../../ui/network-mark.tsx'

type Given = {
  readonly lang: Lang
  /** What will stand in the composer, and the attributes that say its language. */
  readonly shared: { readonly text: string; readonly own: ReturnType<typeof langAttributes> }
  readonly typed: string
  readonly wrong: readonly Wrong[]
  readonly back: { readonly path: string; readonly title: string }
}

/** Asks for the server that an account is on. A script remembers it in this browser alone. */
export function mastodonView({ lang, shared, typed, wrong, back }: Given): string {
  const words = text(lang).share.mastodon
  return page({
    lang,
    title: words.title,
    scripts: ['supporter'],
    body: (
      <div class="column stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <p class="steps">
            <a href={back.path}>
              <bdi>{back.title}</bdi>
            </a>
          </p>
          <h1>{words.title}</h1>
        </header>
        <blockquote class="script">
          <p class="sample-text" {...shared.own}>
            {shared.text}
          </p>
        </blockquote>
        <form method="post" class="stack" data-server>
          <InputField
            name="server"
            label={words.label}
            hint={words.hint}
            wrong={wrong}
            type="text"
            inputMode="url"
            autocapitalize="none"
            spellcheck={false}
            autocomplete="url"
            placeholder="mastodon.social"
            value={typed}
            maxLength={300}
            required
          />
          <div class="actions">
            <button type="submit" class="button button-strong">
              <NetworkMark network="mastodon" />
              {words.open}
            </button>
          </div>
          <p class="quiet small">{words.kept}</p>
        </form>
      </div>
    ),
  })
}
