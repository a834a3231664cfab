import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'

type SignInPage = {
  readonly lang: Lang
  readonly email: string
  /** Where to go on afterwards. */
  readonly to: string
  readonly wrong: readonly Wrong[]
  /** Whether a new password was just chosen. */
  readonly isNew?: boolean
}

export function signInView({ lang, email, to, wrong, isNew }: SignInPage): string {
  const words = text(lang).organize.signIn
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <ErrorSummary wrong={wrong} lang={lang} />
        {isNew && (
          <Note tone="ok">
            <p role="status">{text(lang).people.reset.done}</p>
          </Note>
        )}
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="quiet">{words.lead}</p>
        </header>
        <form method="post" action="/organize/sign-in" class="stack">
          <input type="hidden" name="to" value={to} />
          <Field name="email" label={words.email} wrong={wrong}>
            <input type="email" required autoComplete="username" value={email} {...controlProps('email', { wrong })} />
          </Field>
          <Field name="password" label={words.password} wrong={wrong}>
            <input type="password" required autoComplete="current-password" {...controlProps('password', { wrong })} />
          </Field>
          <button type="submit" class="button button-strong">
            {words.button}
          </button>
        </form>
        <p>
          <a href="/organize/password">{words.forgotten}</a>
        </p>
      </div>
    ),
  })
}
