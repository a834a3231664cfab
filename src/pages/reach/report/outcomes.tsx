import { number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { CountsTable, hasReasons, Reasons } from '../../launch/board/figures.tsx'
import type { ReportPage } from './page.ts'

/** How every promise ended, and why some are not out, by network. */
export function Outcomes({ reach: { stats }, around: { reminders }, lang }: ReportPage) {
  const words = text(lang).report
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" class="section-label">
        {words.outcomes}
      </h2>
      <div class="report-columns">
        <div>
          <CountsTable stats={stats} lang={lang} />
          {reminders.confirmed > 0 && (
            <p class="report-note">
              {words.figures.byHand(
                reminders.confirmed,
                number(reminders.confirmed, lang),
                number(reminders.saidPosted, lang),
              )}
            </p>
          )}
        </div>
        {hasReasons(stats) && (
          <div>
            <h3 class="report-sub">{words.reasons}</h3>
            <Reasons stats={stats} lang={lang} />
          </div>
        )}
      </div>
    </section>
  )
}
