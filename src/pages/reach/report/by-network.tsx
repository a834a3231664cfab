import { hasSeveralNetworks } from '../../../domain/launch/held.ts'
import type { Lateness } from '../../../domain/ledger/read.ts'
import { reactionKinds, reactionsOf } from '../../../domain/reach/growth.ts'
import { shownIn } from '../../../domain/reach/metrics/figures.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { number, perThousand } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { TableScroll } from '../../../ui/table-scroll.tsx'
import { lateBy } from '../../launch/board/figures.tsx'
import type { ReportPage } from './page.ts'

/** What became of each network, a column each, where there are several. */
export function ByNetwork(given: ReportPage) {
  const { stats } = given.reach
  const { lang } = given
  const words = text(lang).report.networks
  if (!hasSeveralNetworks(stats) || stats.posts.posted === 0) return null
  const networks = Object.keys(stats.networks) as NetworkName[]
  return (
    <section aria-labelledby="networks">
      <h2 id="networks" class="section-label">
        {words.title}
      </h2>
      <TableScroll label={words.title}>
        <table class="report-networks">
          <TableHead
            columns={['', ...networks.map(network => ({ number: <NetworkMark network={network} named /> }))]}
          />
          <tbody>
            {rowsOf(given).map(({ name, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {networks.map(network => (
                  <td key={network} class="number">
                    {of(network)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

type Row = { readonly name: string; readonly of: (network: NetworkName) => string }

function rowsOf(given: ReportPage): Row[] {
  const { stats, followersOn, latenessOn, publishedOn } = given.reach
  const { lang } = given
  const words = text(lang).report.networks
  const n = (count: number) => number(count, lang)
  const late = (lateness: Lateness | undefined) => (lateness ? lateBy(lateness.last, lang) : '')
  return [
    { name: words.posted, of: network => n(stats.networks[network]?.posted ?? 0) },
    { name: words.promised, of: network => n(stats.networks[network]?.total ?? 0) },
    ...toldRows(given),
    ...measuredRows(given),
    { name: words.followers, of: network => n(followersOn[network] ?? 0) },
    { name: words.last, of: network => late(latenessOn[network]) },
    { name: words.published, of: network => late(publishedOn[network]) },
  ]
}

/** Of how many posts the figures below are, where some networks or servers tell nothing of some. */
function toldRows({ measured, reach: { stats }, lang }: ReportPage): Row[] {
  const toldOf = (network: NetworkName) => measured.networks.find(one => one.network === network)?.posts ?? 0
  const isPart = measured.networks.some(({ network, posts }) => posts < (stats.networks[network]?.posted ?? 0))
  return isPart ? [{ name: text(lang).report.networks.told, of: network => number(toldOf(network), lang) }] : []
}

/** What its network tells of none of its posts is "not told" there, and no 0. */
function measuredRows({ measured, around: { clicks }, lang }: ReportPage): Row[] {
  if (measured.now.posts === 0) return []
  const { networks: words, reach } = text(lang).report
  const sumsOf = (network: NetworkName) => measured.networks.find(one => one.network === network)
  const told = (network: NetworkName, count: number | null | undefined) =>
    sumsOf(network) === undefined ? words.notMeasured : count == null ? words.untold : number(count, lang)
  const clicked = (network: NetworkName) =>
    clicks.rows.reduce((sum, row) => (row.place === network ? sum + row.count : sum), 0)
  return [
    {
      name: reach.kinds.impressions,
      of: network => {
        const sums = sumsOf(network)
        return told(network, sums && shownIn(sums))
      },
    },
    ...reactionKinds.map(kind => ({
      name: reach.kinds[kind],
      of: (network: NetworkName) => told(network, sumsOf(network)?.[kind]),
    })),
    {
      name: words.per,
      of: network => {
        const sums = sumsOf(network)
        return sums ? perThousand(reactionsOf(sums), sums.followers, lang) : ''
      },
    },
    ...(clicks.people > 0 ? [{ name: reach.kinds.clicks, of: (one: NetworkName) => number(clicked(one), lang) }] : []),
  ]
}
