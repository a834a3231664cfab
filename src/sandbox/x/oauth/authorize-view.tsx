import type { SandboxAccount } from '../../store/accounts.ts'

export type AuthorizeData = {
  /** Where the permission would go: the site that asked. */
  readonly site: string
  readonly token: string
  readonly accounts: readonly SandboxAccount[]
  readonly total: number
  /** What was typed, or a suggestion. */
  readonly name: string
  readonly handle: string
  readonly chosen: string
  readonly wrong: { readonly field: 'handle' | 'name' | 'account'; readonly message: string } | null
}

/** X's own question, as far as it matters here: may this app post for you? */
export function AuthorizeView({ site, token, accounts, total, name, handle, chosen, wrong }: AuthorizeData) {
  return (
    <div class="column stack asking" data-page="authorize">
      <p class="quiet">This page stands in for X. On the real X you would sign in here.</p>
      <h1>May {site} post for you?</h1>
      <p>
        It would be able to see your profile and posts, and to post in your name. You can take this back at any time.
      </p>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong.message}
        </p>
      )}
      <form class="stack" method="post" action="/oauth/authorize">
        <input type="hidden" name="oauth_token" value={token} />
        <div class="field">
          <label for="account">Who are you?</label>
          <select id="account" name="account">
            <option value="" selected={chosen === ''}>
              Somebody new
            </option>
            {accounts.map(one => (
              <option key={one.id} value={one.id} selected={chosen === one.id}>
                {`${one.name} (@${one.handle})`}
              </option>
            ))}
          </select>
          {total > accounts.length && (
            <p class="hint">{`The latest ${accounts.length} of ${total.toLocaleString('en')} people of the sandbox.`}</p>
          )}
        </div>
        <fieldset class="new-person">
          <legend>If you are somebody new</legend>
          <div class="new-person-fields">
            <div class="field">
              <label for="name">Name</label>
              <input id="name" name="name" type="text" value={name} maxLength={50} autocomplete="off" />
            </div>
            <div class={wrong?.field === 'handle' ? 'field field-wrong' : 'field'}>
              <label for="handle">Handle</label>
              <input
                id="handle"
                name="handle"
                type="text"
                value={handle}
                maxLength={16}
                autocomplete="off"
                autocapitalize="none"
                spellcheck={false}
              />
            </div>
          </div>
        </fieldset>
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
      <p>
        The link was used, has run out after 15 minutes, or was never given. Go back to the site you came from and start
        again.
      </p>
    </div>
  )
}
