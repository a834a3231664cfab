import type { Account } from '../../domain/pledge/account.ts'
import type { Network } from '../../networks/port.ts'
import { type Lang, text } from '../../text/text.ts'
import { NetworkMark } from '../../ui/network-mark.tsx'
import { formAddress } from './choose/forms.ts'
import { startLink } from './connect/start-links.ts'

type Given = {
  readonly offered: readonly Pick<Network, 'name' | 'label'>[]
  readonly campaign: { readonly slug: string }
  /** The one that has promised. */
  readonly account: Account | null
  readonly lang: Lang
}

/** Another promise of the same person: from each other network, or from another account on the same. Where there is one network, nothing. */
export function AlsoFrom({ offered, campaign, account, lang }: Given) {
  const words = text(lang).pledge.also
  if (offered.length < 2 || !account) return null
  const own = offered.find(({ name }) => name === account.network)
  return (
    <section class="stack-tight">
      <h2 class="small-head">{words.title}</h2>
      <p>{words.text}</p>
      <p class="actions">
        {offered
          .filter(one => one !== own)
          .map(({ name, label }) => (
            <a key={name} class="button" href={formAddress(campaign, 'pledge', { network: name })}>
              <NetworkMark network={name} silent />
              {words.from(label)}
            </a>
          ))}
        {own && (
          <a href={startLink(own.name, `/c/${campaign.slug}/pledge?network=${own.name}`)}>{words.another(own.label)}</a>
        )}
      </p>
    </section>
  )
}
