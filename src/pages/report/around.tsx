import { callOutcomes } from '../../../db/schema/congress.ts'
import { hasCall } from '../../domain/calls.ts'
import { day, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import type { ReportPage } from './shown.ts'

/** What happened beside the posts: calls and visits. Nothing of it is known by person. */
export function AroundPosts(given: ReportPage) {
  const words = text(given.lang).report.around
  return (
    <section aria-labelledby="around">
      <h2 id="around" class="section-label">
        {words.title}
      </h2>
      <div class="report-columns">
        <Visits {...given} />
        <Calls {...given} />
      </div>
    </section>
  )
}

function Calls({ campaign, around: { calls }, lang }: ReportPage) {
  const words = text(lang).report.around
  const total = callOutcomes.reduce((sum, outcome) => sum + calls[outcome], 0)
  if (!hasCall(campaign) && total === 0) return null
  return (
    <div>
      <table>
        <caption>{words.calls}</caption>
        <tbody>
          {callOutcomes.map(outcome => (
            <tr key={outcome}>
              <th scope="row">{words.outcomes[outcome]}</th>
              <td class="number">{number(calls[outcome], lang)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td class="number">{number(total, lang)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="quiet report-note">{total === 0 ? words.noCalls : words.callsNote}</p>
    </div>
  )
}

function Visits({ around: { visits }, lang }: ReportPage) {
  const words = text(lang).report.around
  const total = visits.reduce((sum, { count }) => sum + count, 0)
  const most = [...visits].sort((a, b) => b.count - a.count)[0]
  return (
    <div>
      <h3 class="report-sub">{words.visits}</h3>
      {most ? (
        <p>
          {words.perDay(visits.length, number(total, lang))}{' '}
          {visits.length > 1 && words.most(day(most.day, lang), number(most.count, lang))}
        </p>
      ) : (
        <p>{words.noVisits}</p>
      )}
      <p class="quiet report-note">{words.visitsNote}</p>
    </div>
  )
}
