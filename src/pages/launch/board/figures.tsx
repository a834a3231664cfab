import { type LaunchStats, type NotPosted, notPosted } from '../../../domain/launch/launch-stats.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { SkylineTable } from '../../../ui/skyline.tsx'

type Given = { readonly stats: LaunchStats; readonly lang: Lang }

const rows = ['total', 'posted', 'refused', 'unknown', 'pending', 'stopped', 'withdrawn', 'missed'] as const

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
export function CountsTable({ stats: { posts, networks }, lang }: Given) {
  const words = text(lang).live.table
  const columns = Object.entries(networks)
  const several = columns.length > 1
  return (
    <table>
      <caption>{words.caption}</caption>
      {several && (
        <thead>
          <tr>
            <td />
            {columns.map(([network]) => (
              <th key={network} scope="col" class="number">
                {text(lang).common.networks[network as keyof typeof networks]}
              </th>
            ))}
            <th scope="col" class="number">
              {words.all}
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows
          .filter(row => posts[row] > 0 || row === 'total' || row === 'posted')
          .map(row => (
            <tr key={row}>
              <th scope="row">{words[row]}</th>
              {several &&
                columns.map(([network, counts]) => (
                  <td key={network} class="number">
                    {number(counts[row], lang)}
                  </td>
                ))}
              <td class="number">{number(posts[row], lang)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

/** ms after T0 at which requests were written. */
export function LatenessTable({ stats: { lateness }, lang }: Given) {
  const words = text(lang).live.lateness
  if (!lateness) return null
  return (
    <table>
      <caption>{words.caption}</caption>
      <tbody>
        {(['first', 'p50', 'p99', 'last'] as const).map(row => (
          <tr key={row}>
            <th scope="row">{words[row]}</th>
            <td class="number">+{duration(lateness[row], lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether there is anything to say about what did not go out. */
export const hasReasons = (stats: LaunchStats) =>
  notPosted(stats).length > 0 || (stats.posts.pending === 0 && stats.posts.total > 0)

/** Every promise that is not out, by reason, in sentences. */
export function Reasons({ stats, lang }: Given) {
  const words = text(lang).live.reasons
  const list = notPosted(stats)
  if (list.length === 0) return <p>{words.none}</p>
  return (
    <ul class="reasons">
      {list.map(row => (
        <li key={`${row.state} ${row.reason}`}>
          <strong class="figure">{number(row.n, lang)}</strong>
          <span>
            <b>{text(lang).outcomes.kinds[row.state]}.</b> {reasonSentence(row, lang)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const reasonSentence = ({ state, reason }: NotPosted, lang: Lang) => text(lang).outcomes[state](reason)
