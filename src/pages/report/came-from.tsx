import { scaleLinear } from 'd3-scale'
import { isSourceWord, type SourceRow } from '../../domain/sources.ts'
import { number, share } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import type { ReportPage } from './shown.ts'

const most = 12

/** What led supporters here, and visitors with them. Left out while nothing is known. */
export function CameFrom({ around: { sources }, lang }: ReportPage) {
  const words = text(lang).report.sources
  if (sources.length === 0) return null
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" class="section-label">
        {words.title}
      </h2>
      <p class="quiet">{words.lead}</p>
      <Table rows={shownRows(sources)} lang={lang} />
    </section>
  )
}

/** The first ones; what is left of a long list is one line. */
function shownRows(rows: readonly SourceRow[]): SourceRow[] {
  if (rows.length <= most) return [...rows]
  const first = rows.filter(row => row.source !== 'other').slice(0, most - 1)
  const rest = rows.filter(row => !first.includes(row))
  const sum = (of: 'supporters' | 'visits') => rest.reduce((n, row) => n + row[of], 0)
  return [...first, { source: 'other', supporters: sum('supporters'), visits: sum('visits') }]
}

export const sourceName = (source: string, lang: Lang): string =>
  isSourceWord(source) ? text(lang).report.sources.words[source] : source

function Table({ rows, lang }: { readonly rows: readonly SourceRow[]; readonly lang: Lang }) {
  const words = text(lang).report.sources
  const visited = rows.some(row => row.visits > 0)
  const all = Math.max(
    1,
    rows.reduce((n, row) => n + row.supporters, 0),
  )
  const width = scaleLinear([0, Math.max(1, ...rows.map(row => row.supporters))], [0, 100])
  const columns = [...(visited ? [words.visits] : []), words.supporters, words.share]
  return (
    <table class="report-rates" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.source}</th>
          {columns.map(name => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.source}>
            <th scope="row">{sourceName(row.source, lang)}</th>
            {visited && (
              <td class="number" data-name={words.visits}>
                {number(row.visits, lang)}
              </td>
            )}
            <td class="number" data-name={words.supporters}>
              {number(row.supporters, lang)}
            </td>
            <td class="number" data-name={words.share}>
              {share(row.supporters / all, lang)}
              <svg class="rate-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width={width(row.supporters).toFixed(1)} height="6" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
