import type { Fields } from '../../../domain/campaign/field-kinds.ts'
import { type Organization, organizationFields } from '../../../domain/organizer/organization.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import type { FormValues } from '../../campaign/editor/form-values.ts'
import { organizerPage } from '../frame.tsx'
import { OrganizationFields } from './fields.tsx'
import { LogoForm } from './logo-form.tsx'

/** What was just saved. */
export const savings = ['saved', 'logo'] as const
export type Saving = (typeof savings)[number]

type OrganizationPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  /** As it is kept; null before anybody has said. */
  readonly organization: Organization | null
  readonly typed: FormValues
  readonly wrong: readonly Wrong[]
  readonly siteLang: Lang
  readonly now: number
  readonly done: Saving | undefined
}

const { dataProtection, authority, hosting, ...about } = organizationFields
const forPrivacy: Fields = { dataProtection, authority, hosting }

export function organizationView(given: OrganizationPage): string {
  const { lang, organizer, organization, typed, wrong, siteLang, now, done } = given
  const words = text(lang).organize.organization
  const form = { lang, typed, wrong, siteLang, now, isFirst: true }
  return organizerPage({
    lang,
    title: words.title,
    organizer,
    styles: ['write'],
    scripts: ['editor'],
    body: (
      <div class="column organize stack-wide">
        <ErrorSummary wrong={wrong} lang={lang} />
        {done && <Done>{done === 'logo' ? words.logo.done : words.done}</Done>}
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="quiet">{words.lead}</p>
        </header>
        <form method="post" action="/organize/organization" class="stack-fields">
          <OrganizationFields {...form} fields={about} />
          <div class="stack-tight ruled">
            <h2>{words.privacyTitle}</h2>
            <p class="quiet">
              {words.privacyLead} <a href="/privacy">{text(lang).privacy.title}</a>
            </p>
          </div>
          <OrganizationFields {...form} fields={forPrivacy} />
          <button type="submit" class="button button-strong">
            {words.button}
          </button>
        </form>
        {organization && (
          <LogoForm
            {...{ lang, wrong, logo: organization.logo, name: organization.name, lead: words.logo.lead }}
            action="/organize/organization/logo"
            isOwn={organization.logo !== null}
          />
        )}
      </div>
    ),
  })
}
