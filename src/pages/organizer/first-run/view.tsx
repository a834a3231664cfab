import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'

type FirstRunPage = {
  readonly lang: Lang
  /** The page's own address, secret included. */
  readonly action: string
  readonly name: string
  readonly email: string
  readonly wrong: readonly Wrong[]
  readonly passwordMin: number
}

/** The first page of an installation: whoever holds its link becomes the owner. */
export function firstRunView({ lang, action, name, email, wrong, passwordMin }: FirstRunPage): string {
  const words = text(lang).organize.firstRun
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
        </header>
        <form method="post" action={action} class="stack">
          <Field name="name" label={words.name} wrong={wrong}>
            <input
              type="text"
              required
              autoComplete="name"
              maxLength={100}
              value={name}
              {...controlProps('name', { wrong })}
            />
          </Field>
          <Field name="email" label={words.email} hint={words.emailHint} wrong={wrong}>
            <input
              type="email"
              required
              autoComplete="username"
              value={email}
              {...controlProps('email', { hint: true, wrong })}
            />
          </Field>
          <Field name="password" label={words.password} hint={words.passwordHint(passwordMin)} wrong={wrong}>
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
