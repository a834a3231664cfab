import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'

type AskPage = {
  readonly lang: Lang
  /** Whether a link can be mailed. */
  readonly byMail: boolean
  readonly sent: boolean
}

/** `/organize/password`: says the same whether an address is known or not. */
export function askResetView({ lang, byMail, sent }: AskPage): string {
  const words = text(lang).people.reset.ask
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="quiet">{byMail ? words.lead : words.noMail}</p>
        </header>
        {sent && (
          <Note tone="ok">
            <p role="status">{words.sent}</p>
          </Note>
        )}
        {byMail && !sent && (
          <form method="post" action="/organize/password" class="stack">
            <Field name="email" label={words.email}>
              <input type="email" required autoComplete="username" maxLength={254} {...controlProps('email')} />
            </Field>
            <button type="submit" class="button button-strong">
              {words.button}
            </button>
          </form>
        )}
        {!byMail && (
          <p>
            <code>{words.command}</code>
          </p>
        )}
        <p>
          <a href="/organize/sign-in">{words.back}</a>
        </p>
      </div>
    ),
  })
}

type ChoosePage = {
  readonly lang: Lang
  /** The page's own address, secret included. */
  readonly action: string
  readonly email: string
  readonly wrong: readonly Wrong[]
  readonly passwordMin: number
}

export function choosePasswordView({ lang, action, email, wrong, passwordMin }: ChoosePage): string {
  const words = text(lang).people.reset.choose
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="quiet">{words.lead(email)}</p>
        </header>
        <form method="post" action={action} class="stack">
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <Field name="password" label={words.field} hint={words.hint(passwordMin)} wrong={wrong}>
            <input
              type="password"
              required
              autoComplete="new-password"
              minLength={passwordMin}
              {...controlProps('password', { hint: true, wrong })}
            />
          </Field>
          <button type="submit" class="button button-strong">
            {words.button}
          </button>
        </form>
      </div>
    ),
  })
}
