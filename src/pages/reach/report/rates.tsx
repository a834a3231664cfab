import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import { reactionsOf } from '../../../domain/reach/growth.ts'
import type { FigureSums } from '../../../domain/reach/metrics/figures.ts'
import { number, perThousand } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import type { ReportPage } from './page.ts'

type Row = {
  readonly key: string
  readonly name: ComponentChildren
  readonly sums: FigureSums
  readonly clicks: number
}

/** Which words did best: each sample as it was, and everybody's own words together. */
export function ByText({ measured, around: { clicks }, lang }: ReportPage) {
  const words = text(lang).report.rates
  if (measured.now.posts === 0) return null
  const rows = measured.messages.map(({ messageId, text: sample, ...sums }) => ({
    key: String(messageId),
    name: messageId === null ? <b>{words.own}</b> : (sample ?? words.gone),
    sums,
    clicks: clicks.rows.reduce(
      (n, row) => (row.messageId === messageId && row.place !== 'unknown' ? n + row.count : n),
      0,
    ),
  }))
  return (
    <section aria-labelledby="texts">
      <h2 id="texts" class="section-label">
        {words.texts}
      </h2>
      <p class="quiet">{words.lead}</p>
      <Rates rows={rows} first={words.text} label={words.texts} lang={lang} />
    </section>
  )
}

type RatesProps = {
  readonly rows: readonly Row[]
  readonly first: string
  readonly label: string
  readonly lang: Lang
}

const rate = ({ sums }: Row) => reactionsOf(sums) / Math.max(1, sums.followers)

function Rates({ rows, first, label, lang }: RatesProps) {
  const words = text(lang).report.rates
  const width = scaleLinear([0, Math.max(...rows.map(rate), Number.MIN_VALUE)], [0, 100])
  const clicked = rows.some(({ clicks }) => clicks > 0)
  const columns = [words.posts, words.reactions, ...(clicked ? [words.clicks] : []), words.per]
  return (
    <table class="report-rates" aria-label={label}>
      <TableHead columns={[first, ...columns.map(name => ({ number: name }))]} />
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td class="number" data-name={words.posts}>
              {number(row.sums.posts, lang)}
            </td>
            <td class="number" data-name={words.reactions}>
              {number(reactionsOf(row.sums), lang)}
            </td>
            {clicked && (
              <td class="number" data-name={words.clicks}>
                {number(row.clicks, lang)}
              </td>
            )}
            <td class="number" data-name={words.per}>
              {perThousand(reactionsOf(row.sums), row.sums.followers, lang)}
              <svg class="rate-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width={width(rate(row)).toFixed(1)} height="6" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
