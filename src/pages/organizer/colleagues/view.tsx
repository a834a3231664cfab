import type { OpenInvitation } from '../../../domain/organizer/invitation.ts'
import type { Organizer, Role } from '../../../domain/organizer/organizer.ts'
import { roles } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Done } from '../../../ui/note.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'
import { organizerPage } from '../frame.tsx'
import { InviteForm } from './invite-form.tsx'
import { Colleagues } from './table.tsx'

export const colleaguesDone = ['invited', 'revoked', 'role', 'removed', 'step-reset', 'step-rule'] as const

export type ColleaguesPage = {
  readonly lang: Lang
  /** Who looks. */
  readonly organizer: Organizer
  readonly colleagues: readonly Organizer[]
  /** The ids of those who sign in with a second step. */
  readonly withStep: ReadonlySet<number>
  readonly isStepRequired: boolean
  /** Only owners see these. */
  readonly invitations: readonly OpenInvitation[]
  readonly typed: { readonly email: string; readonly role: Role | null }
  readonly wrong: readonly Wrong[]
  /** Whether invitations are mailed. */
  readonly byMail: boolean
  /** The address of an invitation just made, told this once. */
  readonly told: string | null
  readonly done: (typeof colleaguesDone)[number] | null
}

/** `/organize/people`: everybody sees who works here, owners see to it. */
export function colleaguesView(given: ColleaguesPage): string {
  const { lang, organizer, wrong, done, told } = given
  const words = text(lang).people
  const isOwner = organizer.role === 'owner'
  return organizerPage({
    lang,
    title: words.list.title,
    organizer,
    scripts: ['supporter'],
    styles: ['people'],
    body: (
      <div class="wide organize people stack-wide">
        <ErrorSummary wrong={wrong} lang={lang} />
        {done && <Done>{words.done[done]}</Done>}
        {told && <Told link={told} lang={lang} />}
        <header class="cluster page-head touch-links">
          <div class="stack-tight">
            <h1>{words.list.title}</h1>
            <p class="quiet">{words.list.lead}</p>
          </div>
          {isOwner && (
            <p class="actions">
              <a href="/organize/organization">{text(lang).organize.organization.link}</a>
              <a href="/organize/audit">{words.list.record}</a>
            </p>
          )}
        </header>
        <Colleagues {...given} />
        {isOwner && <StepRule {...given} />}
        {isOwner ? (
          <div class="people-pair">
            <InviteForm {...given} />
            <Invitations {...given} />
          </div>
        ) : (
          <Roles lang={lang} />
        )}
      </div>
    ),
  })
}

function StepRule({ isStepRequired, lang }: ColleaguesPage) {
  const { rule } = text(lang).organize.secondStep
  return (
    <section class="stack-tight">
      <h2>{rule.title}</h2>
      <p>
        {isStepRequired ? rule.isOn : rule.isOff} <a href="/organize/people/second-step">{rule.change}</a>
      </p>
    </section>
  )
}

function Told({ link, lang }: { readonly link: string; readonly lang: Lang }) {
  const words = text(lang).people.told
  return (
    <section class="told stack-tight" role="status">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p class="told-link">
        <code>{link}</code>
      </p>
      <button type="button" class="button" data-copy={link} data-copied={words.copied} hidden>
        <Icon name="link" />
        <span>{words.copy}</span>
      </button>
    </section>
  )
}

function Invitations({ invitations, byMail, lang }: ColleaguesPage) {
  const words = text(lang).people
  const { title, empty, columns, revoke, revokeOf } = words.invitations
  return (
    <section class="stack-tight">
      <h2>{title}</h2>
      {invitations.length === 0 ? (
        <p class="quiet">{empty}</p>
      ) : (
        <table class="rows">
          <TableHead
            columns={[
              columns.email,
              columns.role,
              columns.until,
              <span class="visually-hidden">{columns.revoke}</span>,
            ]}
          />
          <tbody>
            {invitations.map(({ key, email, role, by, expiresAt, mail }) => (
              <tr key={key}>
                <th scope="row">
                  {email}
                  {by && <span class="quiet row-more">{`${columns.by} ${isolated(by)}`}</span>}
                  {byMail && mail && <span class="quiet row-more">{words.invitations.mail[mail]}</span>}
                </th>
                <td>{words.roles[role].name}</td>
                <td>
                  <Timestamp at={expiresAt} lang={lang} />
                </td>
                <td class="row-end">
                  <form method="post" action={`/organize/people/invitations/${key}/revocation`}>
                    <button type="submit" class="button-plain" aria-label={revokeOf(email)}>
                      {revoke}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Roles({ lang }: { readonly lang: Lang }) {
  const words = text(lang).people
  return (
    <section class="stack-tight">
      <h2>{words.list.rolesTitle}</h2>
      <dl class="facts">
        {roles.map(role => (
          <div key={role}>
            <dt>{words.roles[role].name}</dt>
            <dd>{words.roles[role].text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
