import { scaleLinear } from 'd3-scale'
import { isSourceWord, type SourceRow } from '../../../domain/reach/counters/sources.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import type { ReportPage } from './page.ts'

const most = 12

/** What led supporters here, and visitors with them. Left out while nothing is known of anybody. */
export function Sources({ around: { sources }, lang }: ReportPage) {
  const words = text(lang).report.sources
  const known = sources.filter(row => row.source !== 'unknown')
  const unknown = sources.find(row => row.source === 'unknown')?.supporters ?? 0
  if (known.length === 0) return null
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" class="section-label">
        {words.title}
      </h2>
      <p class="quiet">{words.lead}</p>
      <Table rows={shortened(known)} lang={lang} />
      {unknown > 0 && <p class="quiet report-note">{words.notKept(unknown, number(unknown, lang))}</p>}
    </section>
  )
}

/** The first ones; what is left of a long list is one line. */
function shortened(rows: readonly SourceRow[]): readonly SourceRow[] {
  if (rows.length <= most) return rows
  const first = rows.filter(row => row.source !== 'other').slice(0, most - 1)
  const rest = rows.filter(row => !first.includes(row))
  const sum = (of: 'supporters' | 'visits') => rest.reduce((n, row) => n + row[of], 0)
  return [...first, { source: 'other', name: null, supporters: sum('supporters'), visits: sum('visits') }]
}

type TableProps = { readonly rows: readonly SourceRow[]; readonly lang: Lang }

/** Only what is known of anybody has a column; the bar is of the last one. */
function Table({ rows, lang }: TableProps) {
  const words = text(lang).report.sources
  const columns = (['visits', 'supporters'] as const).filter(name => rows.some(row => row[name] > 0))
  const drawn = columns.at(-1) ?? 'visits'
  const width = scaleLinear([0, Math.max(1, ...rows.map(row => row[drawn]))], [0, 100])
  return (
    <table class="report-sources" aria-label={words.title}>
      <TableHead columns={[words.source, ...columns.map(name => ({ number: words[name] }))]} />
      <tbody>
        {rows.map(row => (
          <tr key={row.source}>
            <th scope="row">
              <bdi>{row.name ?? (isSourceWord(row.source) ? words.words[row.source] : row.source)}</bdi>
              <svg class="source-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width={width(row[drawn]).toFixed(1)} height="6" />
              </svg>
            </th>
            {columns.map(name => (
              <td key={name} class="number">
                {number(row[name], lang)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
