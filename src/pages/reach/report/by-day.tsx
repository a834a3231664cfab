import { day, number, shortDay } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { DayBars } from '../../../ui/day-bars.tsx'
import { TableHead } from '../../../ui/table-head.tsx'

export type DayCounts = readonly { readonly day: string; readonly count: number }[]
type Given = { readonly kind: 'visits' | 'clicks'; readonly days: DayCounts; readonly lang: Lang }

/** What each day brought: in a sentence, a picture, and a table one step away. `days` by day, at least one. */
export function ByDay({ kind, days, lang }: Given) {
  const words = text(lang).report.around
  const sum = days.reduce((before, { count }) => before + count, 0)
  const total = number(sum, lang)
  const [first, last] = [days[0], days.at(-1)]
  const most = [...days].sort((a, b) => b.count - a.count)[0]
  if (!first || !last || !most || first === last) return <p>{words.perDay[kind](days.length, sum, total)}</p>
  const said = `${words.perDay[kind](days.length, sum, total)} ${words.most(day(most.day, lang), number(most.count, lang))}`
  return (
    <>
      <p>{said}</p>
      <DayBars
        id={kind}
        title={words[kind]}
        description={said}
        days={days}
        axis={[shortDay(first.day, lang), shortDay(last.day, lang)]}
        most={number(most.count, lang)}
      />
      <details class="report-table">
        <summary>{text(lang).report.asTable}</summary>
        <DayTable kind={kind} days={days} lang={lang} />
      </details>
    </>
  )
}

function DayTable({ kind, days, lang }: Given) {
  const words = text(lang).report.around
  return (
    <table>
      <TableHead columns={[words.day, { number: words.count[kind] }]} />
      <tbody>
        {days.map(({ day: date, count }) => (
          <tr key={date}>
            <th scope="row">{day(date, lang)}</th>
            <td class="number">{number(count, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
