import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { type SupporterFilter, supporterStates } from '../../domain/supporter/list.ts'
import type { SupporterSums } from '../../domain/supporter/sums.ts'
import { networkLabels, networkNames } from '../../networks/port.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'

/** Those with supporters; and one that an address asks for. A network that nobody can connect here is no choice. */
const listedNetworks = (sums: SupporterSums, filter: SupporterFilter) =>
  networkNames.filter(name => sums.networks[name] > 0 || name === filter.network)

type Given = {
  readonly lang: Lang
  readonly campaign: OwnCampaign
  readonly filter: SupporterFilter
  readonly sums: SupporterSums
  /** Then nobody must connect again. */
  readonly isOver: boolean
}

/** States as links with their counts, the rest as one form that keeps the state. */
export function Filters({ lang, campaign, filter, sums, isOver }: Given) {
  const words = text(lang).supporters
  const shown = supporterStates.filter(state => state === 'active' || sums.states[state] > 0 || filter.state === state)
  return (
    <div class="supporter-filters">
      <nav class="filter-links touch-links" aria-label={words.statesLabel}>
        <ul>
          {shown.map(state => (
            <li key={state}>
              <a
                href={listAddress(campaign, { ...filter, state })}
                aria-current={filter.state === state ? 'page' : undefined}
              >
                {words.states[state]} <span class="figure">{number(sums.states[state], lang)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={`/organize/${campaign.slug}/supporters`} class="filters">
        {filter.state !== 'active' && <input type="hidden" name="state" value={filter.state} />}
        <div class="supporter-search">
          <label for="search">{filter.mail ? words.search.label : words.search.labelWithoutMail}</label>
          <input id="search" type="search" name="search" value={filter.search} maxLength={200} />
        </div>
        <div>
          <label for="network">{words.network.label}</label>
          <select id="network" name="network">
            <option value="">{words.network.all}</option>
            {listedNetworks(sums, filter).map(name => (
              <option key={name} value={name} selected={name === filter.network}>
                {networkLabels[name]} ({number(sums.networks[name], lang)})
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="words">{words.words.label}</label>
          <select id="words" name="words">
            <option value="">{words.words.all}</option>
            {(['own', 'sample'] as const).map(value => (
              <option key={value} value={value} selected={value === filter.words}>
                {words.words[value]}
              </option>
            ))}
          </select>
        </div>
        {(!isOver || filter.reconnect) && (
          <label class="supporter-reconnect">
            <input type="checkbox" name="reconnect" value="yes" checked={filter.reconnect} />
            {words.reconnect}
          </label>
        )}
        <button type="submit" class="button">
          {words.search.button}
        </button>
      </form>
    </div>
  )
}

type Place = { readonly after?: number; readonly before?: number }

/** Of the list, or of its file, with what it shows. */
export function listAddress(
  { slug }: Pick<OwnCampaign, 'slug'>,
  { state, network, words, reconnect, search }: SupporterFilter,
  place: Place = {},
  ending: '' | '.csv' = '',
): string {
  const given = {
    ...(state !== 'active' && { state }),
    ...(network && { network }),
    ...(words && { words }),
    ...(reconnect && { reconnect: 'yes' }),
    ...(search && { search }),
    ...place,
  }
  const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
  return `/organize/${slug}/supporters${ending}${query && `?${query}`}`
}
