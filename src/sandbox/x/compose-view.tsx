import type { SandboxAccount } from '../store/accounts.ts'

type ComposeData = {
  readonly text: string
  readonly accounts: readonly SandboxAccount[]
  readonly chosen: string
  readonly wrong: string | null
}

/** Where share links lead: a person posts by hand, and no app has a part in it. */
export function ComposeView({ text, accounts, chosen, wrong }: ComposeData) {
  return (
    <div class="column stack asking" data-page="compose">
      <p class="quiet">This page stands in for X's own composer.</p>
      <h1>Post this yourself</h1>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <form class="stack" method="post" action="/intent/tweet">
        <div class="field">
          <label for="account">Who are you?</label>
          <select id="account" name="account">
            {accounts.map(one => (
              <option key={one.id} value={one.id} selected={chosen === one.id}>
                {`${one.name} (@${one.handle})`}
              </option>
            ))}
          </select>
          {accounts.length === 0 && (
            <p class="hint">There is nobody in the sandbox yet: sign in once to make somebody.</p>
          )}
        </div>
        <div class="field">
          <label for="text">Your post</label>
          <textarea id="text" name="text">
            {text}
          </textarea>
        </div>
        <div class="actions">
          <button class="button button-strong" type="submit">
            Post
          </button>
        </div>
      </form>
    </div>
  )
}
