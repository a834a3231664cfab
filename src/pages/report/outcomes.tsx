import { text } from '../../text/text.ts'
import { CountsTable, hasReasons, LatenessTable, Reasons } from '../live/figures.tsx'
import type { ReportPage } from './shown.ts'

/** How every promise ended; why some are not out; how late those left that are. */
export function Outcomes({ reach: { standing }, lang }: ReportPage) {
  const words = text(lang).report
  return (
    <div class="report-columns">
      <section>
        <CountsTable standing={standing} lang={lang} />
        {hasReasons(standing) && (
          <>
            <h3 class="report-sub">{words.reasons}</h3>
            <Reasons standing={standing} lang={lang} />
          </>
        )}
      </section>
      {standing.lateness && (
        <section>
          <LatenessTable standing={standing} lang={lang} />
          <p class="quiet report-note">{words.latenessNote}</p>
        </section>
      )}
    </div>
  )
}
