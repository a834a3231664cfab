import { callOutcomes } from '../../../db/schema/congress.ts'
import { hasCall } from '../../domain/calls.ts'
import { dayOf, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { ByDay, type Days } from './by-day.tsx'
import type { ReportPage } from './shown.ts'
import { SumTable } from './sum-table.tsx'

/** What happened beside the posts: clicks, visits, calls. Nothing of it is known by person. */
export function AroundPosts(given: ReportPage) {
  const words = text(given.lang).report.around
  return (
    <section aria-labelledby="around">
      <h2 id="around" class="section-label">
        {words.title}
      </h2>
      <div class="report-columns report-around">
        <Clicks {...given} />
        <Visits {...given} />
        <Calls {...given} />
      </div>
    </section>
  )
}

function Visits({ around: { visits }, lang }: ReportPage) {
  const words = text(lang).report.around
  return (
    <div>
      <h3 class="report-sub">{words.visits}</h3>
      {visits.length === 0 ? <p>{words.noVisits}</p> : <ByDay kind="visits" days={visits} lang={lang} />}
      <p class="quiet report-note">{words.visitsNote}</p>
    </div>
  )
}

function Calls({ campaign, around: { calls }, lang }: ReportPage) {
  const words = text(lang).report.around
  const rows = callOutcomes.map(outcome => ({ name: words.outcomes[outcome], n: calls[outcome] }))
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  if (!hasCall(campaign) && total === 0) return null
  return (
    <div>
      <h3 class="report-sub">{words.calls}</h3>
      {total === 0 ? <p>{words.noCalls}</p> : <SumTable rows={rows} total={total} label={words.calls} lang={lang} />}
      <p class="quiet report-note">{words.callsNote}</p>
    </div>
  )
}

/** Where the short link was opened. A campaign that uses none has nothing to say here. */
function Clicks({ campaign, around: { clicks }, lang }: ReportPage) {
  const words = text(lang).report.around
  if (clicks.people + clicks.robots === 0) return null
  const rows = [...sumBy(clicks.rows, row => row.place)].map(([place, n]) => ({ name: words.places[place], n }))
  return (
    <div>
      <h3 class="report-sub">{words.clicks}</h3>
      {clicks.people === 0 ? (
        <p>{words.noClicks}</p>
      ) : (
        <>
          <ByDay kind="clicks" days={clicksByDay(clicks.rows, campaign.timeZone)} lang={lang} />
          <SumTable rows={rows} total={clicks.people} label={words.clicks} lang={lang} />
        </>
      )}
      <p class="quiet report-note">{words.clicksNote(number(clicks.robots, lang))}</p>
    </div>
  )
}

type Counted = { readonly hour: number; readonly count: number }

const clicksByDay = (rows: readonly Counted[], timeZone: string): Days =>
  [...sumBy(rows, row => dayOf(row.hour, timeZone))].map(([day, count]) => ({ day, count }))

function sumBy<Row extends Counted, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count)
  return sums
}
