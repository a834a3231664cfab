import { type GrowthSample, growthSamples, reactionKinds, reactionsOf } from '../../../domain/reach/growth.ts'
import { number, percent, remaining } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { span } from '../../../text/times.ts'
import { GrowthChart } from '../../../ui/growth-chart.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { TableScroll } from '../../../ui/table-scroll.tsx'
import type { ReportPage } from './page.ts'

const kinds = ['impressions', ...reactionKinds] as const
type Kind = (typeof kinds)[number]

/** How what was measured grew: a picture for each figure, and a table one step away. It takes two looks. */
export function OverTime({ campaign, measured, reach: { stats }, lang }: ReportPage) {
  const looks = growthSamples(measured, stats.launch.launchAt)
  const [first, last] = [looks[0], looks.at(-1)]
  if (!first || !last || first === last) return null
  const words = text(lang).report
  const all = reactionsOf(last.sums)
  return (
    <section aria-labelledby="time">
      <h2 id="time" class="section-label">
        {words.time.title}
      </h2>
      <p>
        {words.time.lead}{' '}
        {all > 0 && words.time.share(percent(reactionsOf(first.sums) / all, lang), after(first.afterMs, lang))}
      </p>
      <div class="report-growths">
        {shownKinds(last).map(kind => (
          <figure key={kind}>
            <figcaption>{words.reach.kinds[kind]}</figcaption>
            <GrowthFigure kind={kind} looks={looks} lang={lang} />
          </figure>
        ))}
      </div>
      <details class="report-table">
        <summary>{words.asTable}</summary>
        <TableScroll label={words.asTable}>
          <LooksTable looks={looks} lang={lang} />
        </TableScroll>
        <p class="no-print">
          <a href={`/c/${campaign.slug}/reach/over-time.svg`}>{words.asPicture}</a>
        </p>
      </details>
    </section>
  )
}

type GrowthProps = {
  readonly kind: Kind
  readonly looks: readonly GrowthSample[]
  readonly lang: Lang
  readonly place?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export function GrowthFigure({ kind, looks, lang, place }: GrowthProps) {
  const words = text(lang).report
  const { afterMs = 0, sums } = looks.at(-1) ?? {}
  const label = number(sums?.[kind] ?? 0, lang)
  return (
    <GrowthChart
      id={`growth-${kind}`}
      title={words.reach.kinds[kind]}
      description={words.time.picture(words.reach.kinds[kind], label, after(afterMs, lang))}
      points={looks.map(look => ({ afterMs: look.afterMs, n: look.sums[kind] }))}
      untilMs={afterMs}
      axis={['0', words.time.axis(after(afterMs, lang))]}
      label={label}
      place={place}
    />
  )
}

/** Impressions only where they are told. */
export const shownKinds = (last: GrowthSample): Kind[] =>
  kinds.filter(kind => kind !== 'impressions' || last.sums.impressionsOf > 0)

function LooksTable({ looks, lang }: { readonly looks: readonly GrowthSample[]; readonly lang: Lang }) {
  const words = text(lang).report
  const columns =
    looks.length === 0
      ? []
      : kinds.filter(kind => kind !== 'impressions' || looks.some(one => one.sums.impressionsOf > 0))
  return (
    <table>
      <TableHead columns={[words.time.column, ...columns.map(kind => ({ number: words.reach.kinds[kind] }))]} />
      <tbody>
        {looks.map(({ afterMs, sums }) => (
          <tr key={afterMs}>
            <th scope="row">{after(afterMs, lang)}</th>
            {columns.map(kind => (
              <td key={kind} class="number">
                {kind === 'impressions' && sums.impressionsOf === 0 ? words.reach.unknown : number(sums[kind], lang)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** To the second within the first hour: on the sandbox, and where somebody asks, looks are that close together. */
const after = (ms: number, lang: Lang) => (ms < 3_600_000 ? span(ms, lang) : (remaining(ms, lang) ?? ''))
