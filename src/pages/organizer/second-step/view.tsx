import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type QrCode, qrFile } from '../../../domain/share/qr.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { accountPage, PasswordField } from '../account-form.tsx'
import { organizerPage } from '../frame.tsx'

type FormPage = { readonly lang: Lang; readonly wrong: readonly Wrong[] }
type OwnPage = FormPage & { readonly username: string }

/** After the password. */
export function codeView({ lang, wrong, to }: FormPage & { readonly to: string }): string {
  const words = text(lang).organize.secondStep
  return accountPage({
    lang,
    title: words.ask.title,
    lead: <p class="quiet">{words.ask.lead}</p>,
    wrong,
    action: '/organize/second-step',
    button: words.ask.button,
    fields: (
      <>
        <input type="hidden" name="to" value={to} />
        <InputField
          name="code"
          label={words.ask.code}
          hint={words.ask.hint}
          wrong={wrong}
          required
          autoComplete="one-time-code"
          autoCapitalize="characters"
          maxLength={40}
        />
      </>
    ),
    foot: (
      <>
        <p class="quiet">{words.ask.lost}</p>
        <SignOut lang={lang} />
      </>
    ),
  })
}

type SetupPage = OwnPage & {
  readonly secret: string
  readonly qr: QrCode
  readonly isFirst: boolean
  /** Nothing else is open until it is set up. */
  readonly isRequired: boolean
}

export function setupView({ lang, wrong, username, secret, qr, isFirst, isRequired }: SetupPage): string {
  const words = text(lang).organize.secondStep
  const { setup } = words
  return accountPage({
    lang,
    title: isFirst ? setup.title : setup.another,
    lead: <p>{isRequired ? setup.required : setup.lead}</p>,
    wrong,
    action: '/organize/second-step/setup',
    button: setup.button,
    username,
    fields: (
      <>
        <input type="hidden" name="secret" value={secret} />
        <p>{setup.scan}</p>
        <img src={`data:image/svg+xml,${encodeURIComponent(qrFile(qr))}`} width={220} height={220} alt={setup.qr} />
        <p>
          {setup.byHand} <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <InputField
          name="code"
          label={setup.code}
          hint={setup.codeHint}
          wrong={wrong}
          required
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
        />
        <PasswordField label={words.password} wrong={wrong} />
        <p class="quiet">{words.endsOthers}</p>
      </>
    ),
    foot: isRequired ? <SignOut lang={lang} /> : <Back lang={lang} />,
  })
}

type ToldCodes = { readonly lang: Lang; readonly organizer: Organizer; readonly codes: readonly string[] }

/** Shown once. */
export function toldCodesView({ lang, organizer, codes }: ToldCodes): string {
  const { told } = text(lang).organize.secondStep
  return organizerPage({
    lang,
    title: told.title,
    organizer,
    styles: ['people'],
    body: (
      <div class="column stack">
        <header class="stack-tight">
          <h1>{told.title}</h1>
          <p>{told.lead}</p>
        </header>
        <ol class="recovery-codes">
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a class="button button-strong" href="/organize">
            {told.go}
          </a>
        </p>
      </div>
    ),
  })
}

export const newCodesView = (given: OwnPage): string => passwordView('newCodes', '/organize/second-step/codes', given)

export const removalView = (given: OwnPage): string => passwordView('removal', '/organize/second-step/removal', given)

/** A change that asks for the password again. */
function passwordView(change: 'newCodes' | 'removal', action: string, { lang, wrong, username }: OwnPage): string {
  const words = text(lang).organize.secondStep
  const { title, lead, button } = words[change]
  return accountPage({
    lang,
    title,
    lead: <p>{lead}</p>,
    wrong,
    action,
    button,
    username,
    fields: <PasswordField label={words.password} wrong={wrong} />,
    foot: <Back lang={lang} />,
  })
}

const Back = ({ lang }: { readonly lang: Lang }) => (
  <p>
    <a href="/organize/me">{text(lang).organize.secondStep.back}</a>
  </p>
)

const SignOut = ({ lang }: { readonly lang: Lang }) => (
  <form method="post" action="/organize/sign-out">
    <button type="submit" class="button-plain">
      {text(lang).organize.navigation.signOut}
    </button>
  </form>
)
