import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Delivery } from '../../../domain/ledger/read.ts'
import type { GrantStatus } from '../../../domain/pledge/erasing/grant-status.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { CampaignLine } from '../../../ui/campaign-line.tsx'
import { page } from '../../../ui/layout.tsx'
import { Promises } from '../promises.tsx'
import type { NamedNetwork } from '../receipt/own-network.ts'

type ErasedPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly network: NamedNetwork
  readonly erasedAt: number
  readonly delivery: Delivery | null
  readonly permission: GrantStatus
  readonly otherPledge: boolean
  readonly mayPledgeAgain: boolean
}

/** What is left of a receipt: what was erased, and what was kept. */
export function erasedView(given: ErasedPage): string {
  const { lang, campaign, network, otherPledge } = given
  const { done, ...words } = text(lang).erasure
  const [permission, account, ...rest] = words.erased(network.label)
  const erased = otherPledge ? rest : [permission, account, ...rest]
  return page({
    lang,
    title: done.title,
    body: (
      <div class="column connect receipt stack">
        <header class="stack-tight">
          <CampaignLine campaign={campaign} lang={lang}>
            <span class="quiet">{text(lang).receipt.title}</span>
          </CampaignLine>
          <h1>{done.title}</h1>
          <p class="lead">{done.lead(moment(given.erasedAt, campaign.timeZone, lang))}</p>
        </header>
        <ErasedAndKept
          erased={{ title: done.erased, lines: erased.filter(line => line !== undefined) }}
          kept={{ title: done.kept, lines: keptLines(lang, given.delivery?.state === 'posted') }}
        />
        {stats(given).map(line => (
          <p key={line}>{line}</p>
        ))}
        <p class="actions">
          {given.mayPledgeAgain && (
            <a class="button" href={`/c/${campaign.slug}/pledge`}>
              {done.again}
            </a>
          )}
          <a href={`/c/${campaign.slug}`}>{done.campaign}</a>
        </p>
      </div>
    ),
  })
}

function stats({ lang, campaign, network, delivery, permission, otherPledge }: ErasedPage): string[] {
  const { done } = text(lang).erasure
  const at = (ms: number) => moment(ms, campaign.timeZone, lang)
  const n = network.label
  const post = delivery?.deletedAt
    ? done.deleted(at(delivery.deletedAt))
    : delivery?.state === 'posted'
      ? done.post(n)
      : delivery?.state === 'unknown'
        ? text(lang).erasure.lead.unclear(n)
        : done.noPost
  return [post, ...(otherPledge ? [done.permission.stays] : [permissionWords()])]

  function permissionWords(): string {
    switch (permission.kind) {
      case 'back':
        return done.permission.back(n, at(permission.at))
      case 'soon':
        return done.permission.soon(n)
      case 'gone':
        return done.permission.gone(n)
      case 'stays':
        return done.permission.stays
      default:
        return permission satisfies never
    }
  }
}

/** What stays when everything personal is gone. */
export function keptLines(lang: Lang, posted: boolean): string[] {
  const words = text(lang).erasure.keptOf
  return [posted ? words.counted : words.counting, words.once, words.link, words.backups]
}

type List = { readonly title: string; readonly lines: readonly string[] }

export const ErasedAndKept = ({ erased, kept }: { readonly erased: List; readonly kept: List }) => (
  <Promises
    lists={[
      { ...erased, mark: 'cross' },
      { ...kept, mark: 'check' },
    ]}
  />
)
