import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { tenseOf } from '../../domain/launch/status.ts'
import type { DeliveryPage, ListedDelivery, ListedState, ListFrom } from '../../domain/ledger/list.ts'
import type { Organizer } from '../../domain/organizer/organizer.ts'
import { isolated } from '../../lib/invisible-characters.ts'
import type { NetworkName } from '../../networks/port.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'
import { NetworkMark } from '../../ui/network-mark.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TableHead } from '../../ui/table-head.tsx'
import { campaignPage } from '../campaign/manage/frame.tsx'
import { stateWord, why } from './reason.ts'

type DeliveriesPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly filter: ListFrom
  readonly page: DeliveryPage
  /** Of the network that is looked at, or of all: those that there are, by state. */
  readonly counts: readonly (readonly [ListedState, number])[]
  readonly total: number
  /** Those of the launch. */
  readonly networks: readonly NetworkName[]
  readonly now: number
}

/** `/organize/:slug/deliveries`: every post of the launch, by state, a hundred a page. */
export function deliveriesView(given: DeliveriesPage): string {
  const { lang, campaign, page, total, filter, now } = given
  const words = text(lang).ledger
  const { handle } = filter
  const isOver = tenseOf(campaign.launch, now) === 'over' || campaign.launch?.state === 'missed'
  return campaignPage(given, {
    here: 'launch',
    title: `${words.title}: ${campaign.title}`,
    heading: words.title,
    stack: 'stack',
    lead: <p class="quiet">{total > 0 ? words.lead : isOver ? words.noneOver : words.none}</p>,
    body: (
      <>
        {total > 0 && <Filters {...given} />}
        {page.rows.length > 0 && <Rows {...given} />}
        {page.rows.length === 0 && total > 0 && (
          <p class="empty">{handle ? words.search.nobody(isolated(handle)) : words.empty}</p>
        )}
        <Pager
          order="oldestFirst"
          ids={page.rows.map(row => row.id)}
          before={page.earlier}
          after={page.later}
          address={from => address(campaign, { ...filter, after: null, before: null, ...from })}
          lang={lang}
        />
      </>
    ),
  })
}

const tones: Readonly<Partial<Record<ListedDelivery['state'], string>>> = {
  refused: 'tone-stop',
  missed: 'tone-stop',
  unknown: 'tone-warn',
}

function Filters({ campaign, filter, counts, total, networks, lang }: DeliveriesPage) {
  const words = text(lang).ledger
  const shown = counts.filter(([state, n]) => n > 0 || state === filter.state)
  return (
    <div class="delivery-filters">
      {networks.length > 1 && (
        <nav class="filter-links touch-links" aria-label={words.networks}>
          <ul>
            {[null, ...networks].map(network => (
              <li key={network}>
                <a
                  href={address(campaign, { ...filter, network, after: null, before: null })}
                  aria-current={filter.network === network ? 'page' : undefined}
                >
                  {network === null ? words.allNetworks : <NetworkMark network={network} named />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav class="filter-links touch-links" aria-label={words.filters}>
        <ul>
          <Filter campaign={campaign} filter={filter} state={null} n={total} lang={lang} />
          {shown.map(([state, n]) => (
            <Filter key={state} campaign={campaign} filter={filter} state={state} n={n} lang={lang} />
          ))}
        </ul>
      </nav>
      <form method="get" action={`/organize/${campaign.slug}/deliveries`} class="delivery-search">
        {filter.state && <input type="hidden" name="state" value={filter.state} />}
        {filter.network && <input type="hidden" name="network" value={filter.network} />}
        <label for="handle">{words.search.label}</label>
        <input id="handle" type="search" name="handle" value={filter.handle ?? ''} placeholder="@" maxLength={200} />
        <button type="submit" class="button">
          {words.search.button}
        </button>
      </form>
    </div>
  )
}

type FilterProps = Pick<DeliveriesPage, 'campaign' | 'filter' | 'lang'> & {
  readonly state: ListedState | null
  readonly n: number
}

function Filter({ campaign, filter, state, n, lang }: FilterProps) {
  const words = text(lang).ledger
  const current = filter.state === state && filter.reason === null
  return (
    <li>
      <a
        href={address(campaign, { ...filter, state, reason: null, after: null, before: null })}
        aria-current={current ? 'page' : undefined}
      >
        {state ? words.states[state] : words.all} <span class="figure">{number(n, lang)}</span>
      </a>
    </li>
  )
}

function Rows({ campaign, page, lang }: DeliveriesPage) {
  const words = text(lang).ledger.columns
  return (
    <table class="rows delivery-table">
      <TableHead columns={[words.account, words.state, words.why, { number: words.left }]} />
      <tbody>
        {page.rows.map(row => (
          <Row key={row.id} row={row} campaign={campaign} lang={lang} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  readonly row: ListedDelivery
  readonly campaign: OwnCampaign
  readonly lang: Lang
}

function Row({ row, campaign, lang }: RowProps) {
  const words = text(lang).ledger
  return (
    <tr>
      <th scope="row">
        <NetworkMark network={row.network} />{' '}
        <a href={`/organize/${campaign.slug}/deliveries/${row.id}`}>
          <bdi>@{row.handle}</bdi>
        </a>
      </th>
      <td class={`delivery-state ${tones[row.state] ?? ''}`}>{stateWord(row, lang)}</td>
      <td class="quiet">{why(row, lang)}</td>
      <td class="number">
        {row.sentAt !== null && words.after(duration(Math.max(0, row.sentAt - row.momentAt), lang))}
      </td>
    </tr>
  )
}

function address({ slug }: OwnCampaign, filter: ListFrom): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  const query = new URLSearchParams(given).toString()
  return `/organize/${slug}/deliveries${query && `?${query}`}`
}
