import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import type { FormName } from './forms.ts'

export type NetworkChoice = {
  readonly network: Pick<Network, 'name' | 'label'>
  /** All that may be chosen, that one among them. */
  readonly offered: readonly Pick<Network, 'name' | 'label'>[]
}

type Given = NetworkChoice & {
  readonly slug: string
  /** Which form it stands in. */
  readonly form: FormName
  readonly lang: Lang
  /** In a preview nothing can be chosen. */
  readonly isStill?: boolean
}

/** First in a form for a text: what it is for. Each button sends what is typed along. Nothing where there is no choice. */
export function NetworkSwitch({ network, offered, slug, form, lang, isStill = false }: Given) {
  const words = text(lang).pledge.network
  const hidden = <input type="hidden" name="network" value={network.name} />
  if (offered.length < 2) return hidden
  return (
    <fieldset class="network-switch">
      {hidden}
      {/* The Enter key presses the first button of a form: not one that changes the network. */}
      {!isStill && <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />}
      <legend>{words.legend}</legend>
      <div class="network-choices">
        {offered.map(one => {
          const isChosen = one.name === network.name
          return (
            <button
              key={one.name}
              type={isChosen || isStill ? 'button' : 'submit'}
              class="button"
              aria-pressed={isChosen}
              formAction={isChosen || isStill ? undefined : `/c/${slug}/pledge/network?to=${one.name}&on=${form}`}
              formNoValidate
            >
              <NetworkMark network={one.name} silent />
              {one.label}
            </button>
          )
        })}
      </div>
      {form === 'pledge' && <p class="hint">{words.hint}</p>}
    </fieldset>
  )
}
