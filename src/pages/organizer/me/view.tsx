import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { findSecondStep } from '../../../domain/organizer/second-step/state.ts'
import type { OwnSession } from '../../../domain/organizer/session.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'
import { NameField, NewPasswordField, PasswordField } from '../account-form.tsx'
import { organizerPage } from '../frame.tsx'

export const meDone = ['name', 'password', 'sessions', 'step-removed'] as const

type MePage = {
  readonly lang: Lang
  readonly organizer: Organizer
  /** What the form shows. */
  readonly name: string
  readonly sessions: readonly OwnSession[]
  /** The session of this browser. */
  readonly here: string
  readonly secondStep: ReturnType<typeof findSecondStep>
  readonly isStepRequired: boolean
  readonly wrong: readonly Wrong[]
  readonly done: (typeof meDone)[number] | null
}

/** `/organize/me`: one's own name, password and sessions. */
export function meView(given: MePage): string {
  const { lang, organizer, wrong, done } = given
  const words = text(lang).people
  return organizerPage({
    lang,
    title: words.me.title,
    organizer,
    scripts: ['supporter'],
    styles: ['people'],
    body: (
      <div class="wide organize people stack-wide">
        <ErrorSummary wrong={wrong} lang={lang} />
        {done && <Done>{words.done[done]}</Done>}
        <header class="stack-tight">
          <h1>
            <bdi>{organizer.name}</bdi>
          </h1>
          <p class="quiet">
            {organizer.email} · {words.me.role(organizer.role)}
          </p>
        </header>
        <SecondStep {...given} />
        <Sessions {...given} />
        <div class="people-pair">
          <PasswordForm {...given} />
          <NameForm {...given} />
        </div>
      </div>
    ),
  })
}

function SecondStep({ secondStep, isStepRequired, lang }: MePage) {
  const { me } = text(lang).organize.secondStep
  return (
    <section class="stack-tight">
      <h2>{me.title}</h2>
      {secondStep ? (
        <>
          <p>
            {me.on} <Timestamp at={secondStep.since} lang={lang} />. {me.codes(secondStep.codes)}
          </p>
          <p class="actions">
            <a href="/organize/second-step/setup">{me.another}</a>
            <a href="/organize/second-step/codes">{me.newCodes}</a>
            {!isStepRequired && <a href="/organize/second-step/removal">{me.remove}</a>}
          </p>
        </>
      ) : (
        <>
          <p class="quiet">{me.off}</p>
          <p>
            <a class="button" href="/organize/second-step/setup">
              {me.setUp}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

function Sessions({ sessions, here, lang }: MePage) {
  const words = text(lang).people.me.sessions
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      <p class="quiet">{words.lead}</p>
      <table class="rows">
        <TableHead
          columns={[
            words.columns.browser,
            words.columns.seen,
            words.columns.begun,
            <span class="visually-hidden">{words.columns.end}</span>,
          ]}
        />
        <tbody>
          {sessions.map(session => (
            <Session key={session.key} session={session} isHere={session.key === here} lang={lang} />
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <form method="post" action="/organize/me/sessions/revocation" class="cluster consequence">
          <button type="submit" class="button">
            {words.others}
          </button>
          <p class="quiet">{words.othersHint}</p>
        </form>
      )}
    </section>
  )
}

type SessionProps = { readonly session: OwnSession; readonly isHere: boolean; readonly lang: Lang }

function Session({ session: { key, browser, seenAt, begunAt }, isHere, lang }: SessionProps) {
  const words = text(lang).people.me.sessions
  // One whose second step is still to come has no name yet.
  const name = browser === null ? words.entering : browser || words.unknown
  return (
    <tr>
      <th scope="row">
        {name} {isHere && <span class="quiet">({words.here})</span>}
      </th>
      <td>{seenAt !== null && <Timestamp at={seenAt} lang={lang} />}</td>
      <td class="quiet">{begunAt !== null && <Timestamp at={begunAt} lang={lang} />}</td>
      <td class="row-end">
        {!isHere && (
          <form method="post" action={`/organize/me/sessions/${key}/revocation`}>
            <button type="submit" class="button-plain" aria-label={words.endOf(name)}>
              {words.end}
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

function NameForm({ name, wrong, lang }: MePage) {
  const words = text(lang).people.me.name
  return (
    <form method="post" action="/organize/me/name" class="stack">
      <h2>{words.title}</h2>
      <NameField label={words.field} wrong={wrong} value={name} />
      <button type="submit" class="button">
        {words.button}
      </button>
    </form>
  )
}

function PasswordForm({ organizer, wrong, lang }: MePage) {
  const words = text(lang).people.me.password
  return (
    <form method="post" action="/organize/me/password" class="stack">
      <h2>{words.title}</h2>
      <input type="hidden" name="username" value={organizer.email} autoComplete="username" />
      <PasswordField name="before" label={words.before} wrong={wrong} />
      <NewPasswordField label={words.field} wrong={wrong} lang={lang} />
      <div class="cluster consequence">
        <button type="submit" class="button">
          {words.button}
        </button>
        <p class="quiet">{words.consequence}</p>
      </div>
    </form>
  )
}
