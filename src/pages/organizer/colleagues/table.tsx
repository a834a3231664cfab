import { type Organizer, roles } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'

type Given = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly colleagues: readonly Organizer[]
  /** The ids of those who sign in with a second step. */
  readonly withStep: ReadonlySet<number>
}

/** The list; for owners each row lets them change the role, or remove the person. */
export function Colleagues({ lang, organizer, colleagues, withStep }: Given) {
  const { columns } = text(lang).people.list
  const owners = colleagues.filter(one => one.role === 'owner').length
  const isOwner = organizer.role === 'owner'
  return (
    <table class="rows">
      <TableHead
        columns={[
          columns.name,
          columns.role,
          columns.since,
          isOwner && <span class="visually-hidden">{columns.remove}</span>,
        ]}
      />
      <tbody>
        {colleagues.map(person => (
          <Row
            key={person.id}
            person={person}
            hasStep={withStep.has(person.id)}
            isSelf={person.id === organizer.id}
            isLast={person.role === 'owner' && owners === 1}
            byOwner={isOwner}
            lang={lang}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  readonly person: Organizer
  readonly isSelf: boolean
  readonly hasStep: boolean
  /** The last owner can neither be removed nor become something else. */
  readonly isLast: boolean
  readonly byOwner: boolean
  readonly lang: Lang
}

function Row(given: RowProps) {
  const { person, isSelf, hasStep, isLast, byOwner, lang } = given
  const words = text(lang).people
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi> {isSelf && <span class="quiet">({words.list.you})</span>}
        <span class="quiet row-more">{person.email}</span>
        {hasStep && <StepState {...given} />}
      </th>
      <td>{byOwner && !isLast ? <RoleForm {...given} /> : words.roles[person.role].name}</td>
      <td class="quiet">
        <Timestamp at={person.createdAt} lang={lang} />
      </td>
      {byOwner && (
        <td class="row-end">{isLast ? <span class="quiet">{words.list.lastOwner}</span> : <Removal {...given} />}</td>
      )}
    </tr>
  )
}

/** One's own is changed on one's own page. */
function StepState({ person, isSelf, byOwner, lang }: RowProps) {
  const { has, reset, resetOf } = text(lang).organize.secondStep.list
  return (
    <span class="quiet row-more">
      {has}{' '}
      {byOwner && !isSelf && (
        <a href={`/organize/people/${person.id}/second-step`} aria-label={resetOf(person.name)}>
          {reset}
        </a>
      )}
    </span>
  )
}

function RoleForm({ person, lang }: RowProps) {
  const words = text(lang).people
  return (
    <form method="post" action={`/organize/people/${person.id}/role`} class="role-form">
      <select name="role" aria-label={words.list.roleOf(person.name)}>
        {roles.map(role => (
          <option key={role} value={role} selected={role === person.role}>
            {words.roles[role].name}
          </option>
        ))}
      </select>
      <button type="submit" class="button">
        {words.list.change}
      </button>
    </form>
  )
}

/** Opens first: what it means stands beside the button that does it. */
function Removal({ person, isSelf, lang }: RowProps) {
  const words = text(lang).people.list
  return (
    <details class="removal">
      <summary class="touch button-plain">{words.remove}</summary>
      <form method="post" action={`/organize/people/${person.id}/removal`} class="stack-tight">
        <p>{isSelf ? words.ownRemoval : words.removal}</p>
        <button type="submit" class="button button-stop">
          {words.removeNow(isolated(person.name))}
        </button>
      </form>
    </details>
  )
}
