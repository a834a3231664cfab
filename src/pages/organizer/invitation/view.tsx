import type { Role } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { accountPage, NameField, NewPasswordField } from '../account-form.tsx'

type InvitationPage = {
  readonly lang: Lang
  readonly action: string
  readonly role: Role
  readonly email: string
  readonly by: string | null
  readonly name: string
  readonly wrong: readonly Wrong[]
}

/** Whoever holds the link of an invitation becomes a colleague. */
export function invitationView({ lang, action, role, email, by, name, wrong }: InvitationPage): string {
  const words = text(lang).people.accept
  return accountPage({
    lang,
    title: words.title,
    lead: (
      <>
        <p class="lead">{words.lead(role, by && isolated(by))}</p>
        <p class="quiet">{words.email(email)}</p>
      </>
    ),
    wrong,
    action,
    button: words.button,
    username: email,
    fields: (
      <>
        <NameField label={words.name} hint={words.nameHint} wrong={wrong} value={name} />
        <NewPasswordField label={words.password} wrong={wrong} lang={lang} />
      </>
    ),
  })
}
