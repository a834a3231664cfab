import type { ComponentChildren } from 'preact'
import { passwordLength } from '../../domain/organizer/password.ts'
import { type Lang, text } from '../../text/text.ts'
import { ErrorSummary, InputField, type Wrong } from '../../ui/form.tsx'
import { page } from '../../ui/layout.tsx'

type AccountPage = {
  readonly lang: Lang
  readonly title: string
  /** Under the heading. */
  readonly lead: ComponentChildren
  readonly wrong: readonly Wrong[]
  /** Where the form goes; links with a secret in them go to themselves. */
  readonly action: string
  readonly button: string
  readonly fields: ComponentChildren
  /** Who signs in with the password, for the browser that keeps it. */
  readonly username?: string
  readonly done?: ComponentChildren
  readonly foot?: ComponentChildren
  /** Whether a file is among the fields. */
  readonly takesFile?: boolean
  readonly scripts?: readonly string[]
  /** Beside that of the organizer's side. */
  readonly styles?: readonly string[]
}

/** A page that is one form about how somebody signs in: the first run, an invitation, the sign-in, a new password. */
export const accountPage = ({
  lang,
  title,
  lead,
  wrong,
  action,
  button,
  fields,
  username,
  done,
  foot,
  takesFile,
  scripts,
  styles = [],
}: AccountPage) =>
  page({
    lang,
    title,
    styles: ['organize', ...styles],
    scripts,
    body: (
      <div class="column stack narrow-form">
        <ErrorSummary wrong={wrong} lang={lang} />
        {done}
        <header class="stack-tight">
          <h1>{title}</h1>
          {lead}
        </header>
        <form method="post" action={action} enctype={takesFile ? 'multipart/form-data' : undefined} class="stack">
          {username && <input type="hidden" name="email" value={username} autoComplete="username" />}
          {fields}
          <button type="submit" class="button button-strong">
            {button}
          </button>
        </form>
        {foot}
      </div>
    ),
  })

type FieldProps = {
  readonly label: string
  readonly hint?: string
  readonly wrong?: readonly Wrong[]
  readonly value?: string
}

export const NameField = (props: FieldProps) => (
  <InputField name="name" type="text" required autoComplete="name" maxLength={100} {...props} />
)
export const AddressField = (props: FieldProps) => (
  <InputField name="email" type="email" required autoComplete="username" maxLength={254} {...props} />
)
export const PasswordField = ({ name = 'password', ...props }: FieldProps & { readonly name?: string }) => (
  <InputField name={name} type="password" required autoComplete="current-password" {...props} />
)
export const NewPasswordField = ({ lang, ...props }: FieldProps & { readonly lang: Lang }) => (
  <InputField
    name="password"
    type="password"
    required
    autoComplete="new-password"
    minLength={passwordLength.min}
    hint={text(lang).organize.firstRun.passwordHint(passwordLength.min)}
    {...props}
  />
)
