import { text } from '../../../text/text.ts'
import { exportTables } from './exports.ts'
import type { ReportPage } from './page.ts'

/** The figures as files. For organizers. */
export function Downloads({ campaign: { slug }, lang }: ReportPage) {
  const words = text(lang).report
  return (
    <section class="no-print" aria-labelledby="take">
      <h2 id="take" class="section-label">
        {words.take}
      </h2>
      <ul class="report-files touch-links">
        {(Object.keys(exportTables) as (keyof typeof exportTables)[]).map(name => (
          <li key={name}>
            <b>{words.files[name]}</b> <a href={`/c/${slug}/${name}.csv`}>{words.files.csv}</a>{' '}
            <a href={`/c/${slug}/${name}.json`}>{words.files.json}</a>
          </li>
        ))}
      </ul>
      <ul class="cluster report-take touch-links">
        <li>
          <a href={`/c/${slug}/reach.json`}>{words.json}</a>
        </li>
        <li>
          <a href={`/organize/${slug}/readings`}>{text(lang).readings.title}</a>
        </li>
        <li>
          <a href={`/c/${slug}/live`}>{words.board}</a>
        </li>
      </ul>
      <p class="quiet">{words.print}</p>
    </section>
  )
}
