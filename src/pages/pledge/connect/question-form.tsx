import { mastodonNames } from '../../../lib/sandbox-ports.ts'
import type { Connector } from '../../../networks/connector.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { startPath } from './start-links.ts'

export type Asking = { readonly name: NetworkName; readonly label: string }

type Given = {
  readonly network: Asking
  readonly question: NonNullable<Connector['question']>
  /** Where the sign-in goes on. */
  readonly to: string
  readonly typed: string
  /** Where the network is simulated; null where it is the real one. */
  readonly sandbox: string | null
  readonly wrong?: readonly Wrong[]
  readonly lang: Lang
}

/** What an answer looks like: one that there is, where the network is simulated. */
export const exampleOf = (question: Given['question'], sandbox: string | null): string =>
  sandbox === null
    ? { handle: 'ada.bsky.social', server: 'mastodon.social' }[question]
    : { handle: 'ada.bsky.test', server: mastodonNames[0] }[question]

/** What a network has to know of a person before it can ask them. */
export function QuestionForm({ network, question, to, typed, sandbox, wrong, lang }: Given) {
  const words = text(lang).signIn.question
  const { label, hint } = words[question](network.label, exampleOf(question, sandbox))
  return (
    <form method="post" action={startPath(network.name)} class="stack" noValidate>
      <input type="hidden" name="to" value={to} />
      <InputField
        name="answer"
        label={label}
        hint={hint}
        wrong={wrong}
        value={typed}
        type="text"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      {sandbox && (
        <p class="hint">
          {words.simulated(network.label)} <a href={`${sandbox}/people/${network.name}`}>{words.people}</a>
        </p>
      )}
      <p class="actions">
        <button type="submit" class="button button-strong">
          <NetworkMark network={network.name} silent />
          {text(lang).pledge.connect.go(network.label)}
        </button>
      </p>
    </form>
  )
}
