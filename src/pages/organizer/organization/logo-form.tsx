import type { Logo as Shown } from '../../../../db/schema/organization.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { Logo } from '../../../ui/logo.tsx'

type LogoFormProps = {
  readonly lang: Lang
  readonly action: string
  readonly lead: string
  /** What is shown today, and whether it can be removed here. */
  readonly logo: Shown | null
  readonly isOwn: boolean
  /** Of the organization. */
  readonly name: string
  readonly wrong: readonly Wrong[]
}

type LogoFieldProps = { readonly label: string; readonly wrong: readonly Wrong[]; readonly lang: Lang }

export const LogoField = ({ label, wrong, lang }: LogoFieldProps) => (
  <InputField
    name="logo"
    label={label}
    hint={text(lang).organize.organization.logo.fileHint}
    wrong={wrong}
    type="file"
    accept="image/png,image/webp,image/jpeg,image/avif,image/gif"
  />
)

/** A form of its own: what is typed in the other one is not lost for a file. */
export function LogoForm({ lang, action, lead, logo, isOwn, name, wrong }: LogoFormProps) {
  const words = text(lang).organize.organization.logo
  return (
    <section class="stack ruled" aria-labelledby="logo-title">
      <div class="stack-tight">
        <h2 id="logo-title">{words.title}</h2>
        <p class="quiet">{lead}</p>
        <Logo logo={logo} name={name} />
      </div>
      <form method="post" action={action} enctype="multipart/form-data" class="stack-fields">
        <LogoField label={logo ? words.another : words.file} wrong={wrong} lang={lang} />
        <button type="submit" class="button">
          {words.button}
        </button>
      </form>
      {isOwn && (
        <form method="post" action={`${action}/removal`}>
          <button type="submit" class="button-plain">
            {words.remove}
          </button>
        </form>
      )}
    </section>
  )
}
