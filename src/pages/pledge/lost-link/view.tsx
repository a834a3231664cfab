import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'

type LostLinkPage = {
  readonly lang: Lang
  /** Whether mail can be sent at all. */
  readonly byMail: boolean
  readonly email: string
  readonly wrong: readonly Wrong[]
}

/** `/lost-link`: says the same whether an address is known or not. */
export function lostLinkView({ lang, byMail, email, wrong }: LostLinkPage): string {
  const words = text(lang).lostLink
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="lead">{byMail ? words.lead : words.noMail}</p>
        </header>
        {byMail && (
          <form method="post" action="/lost-link" class="stack" noValidate>
            <Field name="email" label={words.email} hint={words.emailHint} wrong={wrong}>
              <input
                {...controlProps('email', { hint: true, wrong })}
                type="email"
                autocomplete="email"
                value={email}
                maxLength={254}
                required
              />
            </Field>
            <button type="submit" class="button button-strong">
              {words.button}
            </button>
          </form>
        )}
        <section class="stack-tight ruled">
          <h2 class="small-head">{words.other.title}</h2>
          <p>{words.other.connected}</p>
          <p>{words.other.nothing}</p>
          <p>
            <a href="/">{text(lang).errors.toStart}</a>
          </p>
        </section>
      </div>
    ),
  })
}

/** `/lost-link/sent` */
export function lostLinkSentView(lang: Lang): string {
  const { sent, other } = text(lang).lostLink
  return page({
    lang,
    title: sent.title,
    body: (
      <div class="column stack">
        <h1>{sent.title}</h1>
        <Note tone="ok">
          <p role="status">{sent.text}</p>
        </Note>
        <p>{sent.nothing}</p>
        <p>{other.connected}</p>
        <p>
          <a href="/lost-link">{sent.again}</a>
        </p>
      </div>
    ),
  })
}
