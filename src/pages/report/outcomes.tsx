import { text } from '../../text/text.ts'
import { CountsTable, hasReasons, LatenessTable, Reasons } from '../live/figures.tsx'
import type { ReportPage } from './shown.ts'

/** How every promise ended; why some are not out; how late those left that are. Organizers read the why in what is left to do. */
export function Outcomes({ reach: { standing }, organizer, lang }: ReportPage) {
  const words = text(lang).report
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" class="section-label">
        {words.outcomes}
      </h2>
      <div class="report-columns">
        <div>
          <CountsTable standing={standing} lang={lang} />
          {organizer === null && hasReasons(standing) && (
            <>
              <h3 class="report-sub">{words.reasons}</h3>
              <Reasons standing={standing} lang={lang} />
            </>
          )}
        </div>
        {standing.lateness && (
          <div>
            <LatenessTable standing={standing} lang={lang} />
            <p class="quiet report-note">{words.latenessNote}</p>
          </div>
        )}
      </div>
    </section>
  )
}
