import { controlProps, ErrorSummary, Field, type Wrong } from '../../ui/form.tsx'
import type { SandboxAccount } from '../store/accounts.ts'
import { AccountField } from './account-field.tsx'

type ComposeData = {
  readonly networkLabel: string
  /** Where the form goes. */
  readonly action: string
  readonly text: string
  readonly accounts: readonly SandboxAccount[]
  readonly chosen: string
  readonly wrong: readonly Wrong[]
}

/** Where share links lead: a person posts by hand, and no app has a part in it. */
export function ComposeView({ networkLabel, action, text, accounts, chosen, wrong }: ComposeData) {
  return (
    <div class="column stack asking" data-page="compose">
      <p class="quiet">This page stands in for {networkLabel}'s own composer.</p>
      <h1>Post this yourself</h1>
      <ErrorSummary wrong={wrong} lang="en" />
      <form class="stack" method="post" action={action}>
        <AccountField
          accounts={accounts}
          chosen={chosen}
          wrong={wrong}
          hint={
            accounts.length === 0 ? 'There is nobody in the sandbox yet: sign in once to make somebody.' : undefined
          }
        />
        <Field name="text" label="Your post" wrong={wrong}>
          <textarea {...controlProps('text', { wrong })}>{text}</textarea>
        </Field>
        <div class="actions">
          <button class="button button-strong" type="submit">
            Post
          </button>
        </div>
      </form>
    </div>
  )
}
