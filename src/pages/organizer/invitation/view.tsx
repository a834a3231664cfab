import type { Role } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'

type InvitationPage = {
  readonly lang: Lang
  /** The page's own address, secret included. */
  readonly action: string
  readonly role: Role
  readonly email: string
  readonly by: string | null
  readonly name: string
  readonly wrong: readonly Wrong[]
  readonly passwordMin: number
}

/** Whoever holds the link of an invitation becomes a colleague. */
export function invitationView({ lang, action, role, email, by, name, wrong, passwordMin }: InvitationPage): string {
  const words = text(lang).people.accept
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(role, by && isolated(by))}</p>
          <p class="quiet">{words.email(email)}</p>
        </header>
        <form method="post" action={action} class="stack">
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <Field name="name" label={words.name} hint={words.nameHint} wrong={wrong}>
            <input
              type="text"
              required
              autoComplete="name"
              maxLength={100}
              value={name}
              {...controlProps('name', { hint: true, wrong })}
            />
          </Field>
          <Field
            name="password"
            label={words.password}
            hint={text(lang).organize.firstRun.passwordHint(passwordMin)}
            wrong={wrong}
          >
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
