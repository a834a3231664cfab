import { ErrorSummary, type Wrong } from '../../ui/form.tsx'
import type { SandboxAccount } from '../store/accounts.ts'
import { AccountField } from './account-field.tsx'
import { NewPersonFields } from './new-person-fields.tsx'

type AuthorizeData = {
  /** Where the permission would go: the site that asked. */
  readonly site: string
  readonly networkLabel: string
  /** What the app could then do. */
  readonly allows: string
  readonly action: string
  readonly request: { readonly name: string; readonly value: string }
  readonly accounts: readonly SandboxAccount[]
  readonly total: number
  /** What was typed, or a suggestion. */
  readonly name: string
  readonly handle: string
  readonly chosen: string
  readonly wrong: readonly Wrong[]
}

/** The network's own question, as far as it matters here: may this app post for you? */
export function AuthorizeView({ site, networkLabel, allows, accounts, total, ...rest }: AuthorizeData) {
  const { action, request, name, handle, chosen, wrong } = rest
  return (
    <div class="column stack asking" data-page="authorize">
      <p class="quiet">
        This page stands in for {networkLabel}. On the real {networkLabel} you would sign in here.
      </p>
      <h1>May Thunderclap at {site} post for you?</h1>
      <p>It would be able {allows}. You can take this back at any time.</p>
      <ErrorSummary wrong={wrong} lang="en" />
      <form class="stack" method="post" action={action}>
        <input type="hidden" name={request.name} value={request.value} />
        <AccountField
          accounts={accounts}
          chosen={chosen}
          nobody="Somebody new"
          wrong={wrong}
          hint={
            total > accounts.length
              ? `The latest ${accounts.length} of ${total.toLocaleString('en')} people of the sandbox.`
              : undefined
          }
        />
        <NewPersonFields legend="If you are somebody new" name={name} handle={handle} wrong={wrong} />
        <div class="actions">
          <button class="button button-strong" name="decision" value="allow" type="submit">
            Allow
          </button>
          <button class="button" name="decision" value="deny" type="submit">
            Deny
          </button>
        </div>
      </form>
    </div>
  )
}

/** A link that was used, has run out, or was never given. */
export function NoRequestView() {
  return (
    <div class="column stack" data-page="no-request">
      <h1>This question was answered already</h1>
      <p>The link was used, has run out, or was never given. Go back to the site you came from and start again.</p>
    </div>
  )
}
