import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { AddressField, accountPage, NameField, NewPasswordField } from '../account-form.tsx'

type FirstRunPage = {
  readonly lang: Lang
  readonly action: string
  readonly name: string
  readonly email: string
  readonly wrong: readonly Wrong[]
}

/** The first page of an installation: whoever holds its link becomes the owner. */
export function firstRunView({ lang, action, name, email, wrong }: FirstRunPage): string {
  const words = text(lang).organize.firstRun
  return accountPage({
    lang,
    title: words.title,
    lead: <p class="lead">{words.lead}</p>,
    wrong,
    action,
    button: words.button,
    fields: (
      <>
        <NameField label={words.name} wrong={wrong} value={name} />
        <AddressField label={words.email} hint={words.emailHint} wrong={wrong} value={email} />
        <NewPasswordField label={words.password} wrong={wrong} lang={lang} />
      </>
    ),
  })
}
