import { countedPosts } from '../../../domain/launch/counted-posts.ts'
import { hasSeveralNetworks } from '../../../domain/launch/held.ts'
import { type LaunchStats, type NotPosted, notPosted } from '../../../domain/launch/launch-stats.ts'
import { type NetworkName, networkLabels, networkNames } from '../../../networks/port.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { SkylineTable } from '../../../ui/skyline.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { statesWord } from '../../ledger/reason.ts'

type Given = { readonly stats: LaunchStats; readonly lang: Lang }

/** The figures of the board, exactly. */
export function Tables({ stats, lang }: Given) {
  const words = text(lang).live
  return (
    <section class="board-tables wide" id="figures" aria-label={words.allFigures}>
      <div>
        <CountsTable stats={stats} lang={lang} />
        <LatenessTable stats={stats} lang={lang} />
      </div>
      {hasReasons(stats) && (
        <div>
          <h2>{words.reasons.title}</h2>
          <Reasons stats={stats} lang={lang} />
        </div>
      )}
      {stats.lateness && <SkylineTable skyline={stats.skyline} lang={lang} />}
    </section>
  )
}

/** How the posts stand, a column a network. A row of nothing but zeros says nothing: it is left out. */
export function CountsTable({ stats, lang }: Given) {
  const words = text(lang).live.table
  const { posts, networks } = stats
  const columns = Object.keys(networks) as NetworkName[]
  const totals = Object.fromEntries(columns.map(network => [network, networks[network]?.total ?? 0]))
  const rows = [
    { name: words.total, n: posts.total, networks: totals },
    ...countedPosts(stats).map(row => ({ ...row, name: text(lang).ledger.states[row.kind] })),
  ]
  const several = columns.length > 1
  return (
    <table>
      <caption>{words.caption}</caption>
      {several && (
        <TableHead
          columns={[
            '',
            ...columns.map(network => ({ number: text(lang).common.networks[network] })),
            { number: words.all },
          ]}
        />
      )}
      <tbody>
        {rows.map(({ name, n, networks: own }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {several &&
              columns.map(network => (
                <td key={network} class="number">
                  {number(own[network] ?? 0, lang)}
                </td>
              ))}
            <td class="number">{number(n, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of so many posts a share says something. */
const shares = { p50: 10, p99: 100 } as const

/** Both truths: when posts left here, and when their networks published them. */
export function LatenessTable({ stats, lang, untitled }: Given & { readonly untitled?: boolean }) {
  const { posts, lateness, published } = stats
  const words = text(lang).live.lateness
  if (!lateness) return null
  return (
    <table>
      <caption class={untitled ? 'visually-hidden' : undefined}>{words.caption}</caption>
      <TableHead columns={['', { number: words.left }, published && { number: words.published(onlyNetwork(stats)) }]} />
      <tbody>
        {(['first', 'p50', 'p99', 'last'] as const)
          .filter(row => row === 'first' || row === 'last' || posts.posted >= shares[row])
          .map(row => (
            <tr key={row}>
              <th scope="row">{words[row]}</th>
              <td class="number">{lateBy(lateness[row], lang)}</td>
              {published && <td class="number">{lateBy(published[row], lang)}</td>}
            </tr>
          ))}
      </tbody>
    </table>
  )
}

/** As people call it; null where posts are out on several. */
export function onlyNetwork({ networks }: Pick<LaunchStats, 'networks'>): string | null {
  const [first, ...more] = networkNames.filter(name => (networks[name]?.posted ?? 0) > 0)
  return first && more.length === 0 ? networkLabels[first] : null
}

/** "+40 ms"; "−40 ms" by a clock of a network that is behind. */
export const lateBy = (ms: number, lang: Lang) => `${ms < 0 ? '−' : '+'}${duration(Math.abs(ms), lang)}`

/** Whether there is anything to say about what did not go out. */
export const hasReasons = (stats: LaunchStats) =>
  notPosted(stats).length > 0 || (stats.posts.pending === 0 && stats.posts.total > 0)

/** Every promise that is not out, by reason, in sentences; a column a network, where there are several. */
export function Reasons({ stats, lang }: Given) {
  const words = text(lang).live
  const list = notPosted(stats)
  if (list.length === 0) return <p>{words.reasons.none}</p>
  const several = hasSeveralNetworks(stats) ? (Object.keys(stats.networks) as NetworkName[]) : []
  return (
    <table aria-label={words.reasons.title}>
      {several.length > 0 && (
        <TableHead
          columns={[
            words.reasons.why,
            ...several.map(network => ({ number: text(lang).common.networks[network] })),
            { number: words.table.all },
          ]}
        />
      )}
      <tbody>
        {list.map(row => (
          <tr key={`${row.state} ${row.reason}`}>
            <th scope="row">
              <b>{statesWord(row, lang)}.</b> {reasonSentence(row, lang)}
            </th>
            {several.map(network => (
              <td key={network} class="number">
                {number(row.networks[network] ?? 0, lang)}
              </td>
            ))}
            <td class="number">{number(row.n, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Why = Pick<NotPosted, 'state' | 'reason'>

export const reasonSentence = ({ state, reason }: Why, lang: Lang) =>
  state === 'withdrawn' ? text(lang).outcomes.withdrawn() : text(lang).outcomes[state](reason)
