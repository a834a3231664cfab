import { ErrorSummary, type Wrong } from '../../ui/form.tsx'
import { instanceNames } from '../mastodon/instances.ts'
import { networkLabels, type SandboxNetwork } from '../network.ts'
import type { SandboxAccount } from '../store/accounts.ts'
import { Avatar } from './avatar.tsx'
import { NewPersonFields } from './new-person-fields.tsx'

type PeopleData = {
  readonly network: SandboxNetwork
  readonly accounts: readonly SandboxAccount[]
  readonly total: number
  readonly name: string
  readonly handle: string
  readonly wrong: readonly Wrong[]
}

/** What a sign-in asks for, where it asks for something. */
const signInHints: Readonly<Partial<Record<SandboxNetwork, string>>> = {
  bluesky: 'A sign-in asks for a handle: enter one of these.',
  mastodon: `A sign-in asks for an account or its server: enter one of these, or ${instanceNames.join(' or ')}.`,
}

/** Who there is on a network, and a way to become somebody there: some sign-ins ask for a handle first. */
export function PeopleView({ network, accounts, total, name, handle, wrong }: PeopleData) {
  const label = networkLabels[network]
  return (
    <div class="column stack-wide asking" data-page="people">
      <h1>People of {label}</h1>
      {signInHints[network] && <p>{signInHints[network]}</p>}
      <ErrorSummary wrong={wrong} lang="en" />
      <form class="stack" method="post" action={`/people/${network}`}>
        <NewPersonFields legend={`Somebody new on ${label}`} name={name} handle={handle} wrong={wrong} />
        <div class="actions">
          <button class="button button-strong" type="submit">
            Make this person
          </button>
        </div>
      </form>
      <p class="quiet">
        {accounts.length < total && `The latest ${accounts.length} of `}
        {total.toLocaleString('en')} people.
      </p>
      <ul class="posts">
        {accounts.map(one => (
          <li key={one.id} class="feed-post">
            <Avatar name={one.name} handle={one.handle} />
            <p>
              <a href={`/${one.handle}`}>{one.name}</a> <span class="quiet">@{one.handle}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
