import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import { AddressField, accountPage, PasswordField } from '../account-form.tsx'

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
  return accountPage({
    lang,
    title: words.title,
    lead: <p class="quiet">{words.lead}</p>,
    wrong,
    action: '/organize/sign-in',
    button: words.button,
    fields: (
      <>
        <input type="hidden" name="to" value={to} />
        <AddressField label={words.email} wrong={wrong} value={email} />
        <PasswordField label={words.password} wrong={wrong} />
      </>
    ),
    done: isNew && <Done>{text(lang).people.reset.done}</Done>,
    foot: (
      <p>
        <a href="/organize/password">{words.forgotten}</a>
      </p>
    ),
  })
}
