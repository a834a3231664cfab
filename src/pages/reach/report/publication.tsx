import { isReportable } from '../../../domain/reach/publication.ts'
import { dateAndTime } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Done } from '../../../ui/note.tsx'
import type { ReportPage } from './page.ts'

/** Who can read the report, and the button that changes it. For organizers. */
export function Publication({ campaign, reach: { stats }, organizer, done, lang }: ReportPage) {
  const words = text(lang).report.publication
  const action = `/organize/${campaign.slug}/report/publication`
  const at = campaign.reportPublishedAt
  const mayChange = organizer !== null && organizer.role !== 'viewer'
  return (
    <aside class="report-publication no-print" aria-label={words.label}>
      {done && <Done>{words.done[done]}</Done>}
      <p>
        <Icon name={at === null ? 'lock' : 'share'} />{' '}
        {at === null ? words.private : words.public(dateAndTime(at, campaign.timeZone, lang))}
      </p>
      {at === null && !isReportable(stats.launch) ? (
        <p class="quiet">{words.tooEarly}</p>
      ) : mayChange ? (
        <form method="post" action={at === null ? action : `${action}/removal`} class="cluster consequence">
          <button type="submit" class="button">
            {at === null ? words.publish : words.withdraw}
          </button>
          <p class="quiet">{at === null ? words.publishText : words.withdrawText}</p>
        </form>
      ) : (
        <p class="quiet">{words.viewer}</p>
      )}
    </aside>
  )
}
