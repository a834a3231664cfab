import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { LostLink } from '../lost-link/link.tsx'
import { Promises } from '../promises.tsx'
import { Steps } from '../steps.tsx'

export type ConnectPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly draft: { readonly text: string }
  readonly networks: readonly { readonly name: NetworkName; readonly label: string; readonly start: string }[]
}

/** What the network will ask and why, before it asks. */
export function connectView({ lang, campaign, draft, networks }: ConnectPage): string {
  const words = text(lang).pledge.connect
  const { instead } = text(lang).reminder
  const when = moment(campaign.launch.launchAt, campaign.timeZone, lang)
  const [first] = networks
  const label = first?.label ?? ''
  return page({
    lang,
    title: words.title,
    scripts: ['supporter'],
    body: (
      <div class="column connect stack">
        <header class="stack-tight">
          <Steps at={2} campaign={campaign} lang={lang} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(label)}</p>
        </header>
        <Promises
          lists={[
            { title: words.yes, mark: 'check', lines: words.yesList(when) },
            { title: words.no, mark: 'cross', lines: words.noList },
          ]}
        />
        <p class="quiet">{words.wording(label)}</p>
        <p class="actions">
          {networks.map(network => (
            <a key={network.name} class="button button-strong" href={network.start}>
              <NetworkMark network={network.name} silent />
              {words.go(network.label)}
            </a>
          ))}
        </p>
        <PrivacyLink lang={lang} />
        <section class="stack-tight ruled">
          <h2 class="small-head">{instead.title}</h2>
          <p>{instead.text}</p>
          <p>
            <a class="button" href={`/c/${campaign.slug}/reminder`}>
              {instead.link}
            </a>
          </p>
        </section>
        <section class="stack-tight ruled">
          <p class="quiet">{words.yourText}</p>
          {first && <PostCard text={draft.text} network={first.name} />}
          <p>
            <a href={`/c/${campaign.slug}/pledge`}>{text(lang).pledge.confirm.change}</a>
          </p>
        </section>
        <LostLink lang={lang} />
      </div>
    ),
  })
}
