import { firstFields } from '../../../domain/organizer/organization.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import type { FormValues } from '../../campaign/editor/form-values.ts'
import { AddressField, accountPage, NameField, NewPasswordField } from '../account-form.tsx'
import { OrganizationFields } from '../organization/fields.tsx'
import { LogoField } from '../organization/logo-form.tsx'

type FirstRunPage = {
  readonly lang: Lang
  readonly action: string
  readonly siteLang: Lang
  readonly now: number
  /** The form, as it was typed. */
  readonly typed: FormValues
  readonly wrong: readonly Wrong[]
}

/** The first page of an installation: whoever holds its link becomes the owner. */
export function firstRunView({ lang, siteLang, now, action, typed, wrong }: FirstRunPage): string {
  const { firstRun: words, organization } = text(lang).organize
  return accountPage({
    lang,
    title: words.title,
    lead: <p class="lead">{words.lead}</p>,
    wrong,
    action,
    button: words.button,
    takesFile: true,
    styles: ['write'],
    scripts: ['editor'],
    fields: (
      <>
        <NameField label={words.name} wrong={wrong} value={typed.name} />
        <AddressField label={words.email} hint={words.emailHint} wrong={wrong} value={typed.email} />
        <NewPasswordField label={words.password} wrong={wrong} lang={lang} />
        <div class="stack-tight ruled">
          <h2>{organization.first}</h2>
          <p class="quiet">{organization.firstLead}</p>
        </div>
        <OrganizationFields {...{ lang, typed, wrong, siteLang, now }} fields={firstFields} isFirst />
        <LogoField label={organization.logo.ifWanted} wrong={wrong} lang={lang} />
      </>
    ),
  })
}
