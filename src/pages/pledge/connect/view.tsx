import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { grantDays } from '../../../domain/pledge/grants/need.ts'
import type { Network } from '../../../networks/port.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Asker } from '../../../ui/asker.tsx'
import { page } from '../../../ui/layout.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { formAddress } from '../choose/forms.ts'
import { LostLink } from '../lost-link/link.tsx'
import { Promises } from '../promises.tsx'
import { Steps } from '../steps.tsx'
import { askedPermission } from './asked-permission.ts'
import { QuestionForm } from './question-form.tsx'
import { Risk } from './risk.tsx'
import { lastStep, startLink } from './start-links.ts'

export type ConnectPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly draft: { readonly text: string }
  /** What the text is for, and what else the campaign is posted on. */
  readonly network: Pick<Network, 'name' | 'label' | 'connector' | 'removes'>
  readonly sandbox: string | null
  /** What the network calls us when it asks, where that is known. */
  readonly appName: string | null
  readonly others: readonly Pick<Network, 'name' | 'label'>[]
}

/** What the network will ask and why, before it asks. */
export function connectView({ lang, campaign, draft, network, sandbox, appName, others }: ConnectPage): string {
  const words = text(lang).pledge.connect
  const when = moment(campaign.launch.launchAt, campaign.timeZone, lang)
  const { label } = network
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
            { title: words.yes, mark: 'check', lines: words.yesList(when, grantDays) },
            { title: words.no, mark: 'cross', lines: words.noList },
          ]}
        />
        <Risk network={network.name} reminder={`/c/${campaign.slug}/reminder`} lang={lang} />
        <Start network={network} campaign={campaign} sandbox={sandbox} appName={appName} lang={lang} />
        {others.map(other => (
          <p key={other.name}>
            <a href={formAddress(campaign, 'pledge', { network: other.name })}>{words.instead(other.label)}</a>
          </p>
        ))}
        <Asker campaign={campaign} lang={lang} />
        <PrivacyLink lang={lang} />
        <section class="stack-tight ruled">
          <p class="quiet">{words.yourText}</p>
          <PostCard text={draft.text} network={network.name} />
          <p>
            <a href={`/c/${campaign.slug}/pledge`}>{text(lang).pledge.confirm.change}</a>
          </p>
        </section>
        <LostLink lang={lang} />
      </div>
    ),
  })
}

type StartProps = Pick<ConnectPage, 'campaign' | 'sandbox' | 'appName' | 'lang'> & {
  readonly network: ConnectPage['network']
}

/** What its page will say, and the way there. */
function Start({ network, campaign, sandbox, appName, lang }: StartProps) {
  const words = text(lang).pledge.connect
  const { name, label, connector } = network
  const to = lastStep(campaign)
  return (
    <>
      {connector.question === null ? (
        <p class="actions">
          <a class="button button-strong" href={startLink(name, to)}>
            <NetworkMark network={name} silent />
            {words.go(label)}
          </a>
        </p>
      ) : (
        <QuestionForm network={network} question={connector.question} to={to} typed="" sandbox={sandbox} lang={lang} />
      )}
      {appName && <p>{words.appName(label, appName)}</p>}
      <p class="quiet">{askedPermission(network, lang)}</p>
    </>
  )
}
