import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { Done } from '../../../ui/note.tsx'
import { AddressField, accountPage, NewPasswordField } from '../account-form.tsx'

type AskPage = {
  readonly lang: Lang
  /** Whether a link can be mailed. */
  readonly byMail: boolean
  readonly sent: boolean
}

/** `/organize/password`: says the same whether an address is known or not. */
export function askResetView({ lang, byMail, sent }: AskPage): string {
  const words = text(lang).people.reset.ask
  return page({
    lang,
    title: words.title,
    styles: ['organize'],
    body: (
      <div class="column stack narrow-form">
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="quiet">{byMail ? words.lead : words.noMail}</p>
        </header>
        {sent && <Done>{words.sent}</Done>}
        {byMail && !sent && (
          <form method="post" action="/organize/password" class="stack">
            <AddressField label={words.email} />
            <button type="submit" class="button button-strong">
              {words.button}
            </button>
          </form>
        )}
        {!byMail && (
          <p>
            <code>{words.command}</code>
          </p>
        )}
        <p>
          <a href="/organize/sign-in">{words.back}</a>
        </p>
      </div>
    ),
  })
}

type ChoosePage = {
  readonly lang: Lang
  readonly action: string
  readonly email: string
  readonly wrong: readonly Wrong[]
}

export function choosePasswordView({ lang, action, email, wrong }: ChoosePage): string {
  const words = text(lang).people.reset.choose
  return accountPage({
    lang,
    title: words.title,
    lead: <p class="quiet">{words.lead(email)}</p>,
    wrong,
    action,
    button: words.button,
    username: email,
    fields: <NewPasswordField label={words.field} wrong={wrong} lang={lang} />,
  })
}
