import { callOutcomes, hasCall } from '../../../domain/call/outcomes.ts'
import { shareWays } from '../../../domain/reach/counters/shares.ts'
import { placeLabels } from '../../../domain/share/links.ts'
import { isoDay, number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { ByDay, type DayCounts } from './by-day.tsx'
import type { ReportPage } from './page.ts'
import { SumTable } from './sum-table.tsx'

/** What happened beside the posts: clicks, visits, calls, what was shared by hand. Nothing of it is known by person. */
export function AroundPosts(given: ReportPage) {
  const words = text(given.lang).report.around
  return (
    <section aria-labelledby="around">
      <h2 id="around" class="section-label">
        {words.title}
      </h2>
      <div class="report-columns report-around">
        <Clicks {...given} />
        <Shares {...given} />
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

/** Samples that were opened to share by hand. A campaign that nobody shared has nothing to say here. */
function Shares({ around: { shares }, lang }: ReportPage) {
  const words = text(lang).report.around
  if (shares.total === 0) return null
  const sums = sumBy(shares.rows, row => row.way)
  const rows = shareWays
    .flatMap(way => ({
      name: way === 'copy' || way === 'device' ? words.ways[way] : placeLabels[way],
      n: sums.get(way) ?? 0,
    }))
    .filter(row => row.n > 0)
    .sort((one, other) => other.n - one.n)
  return (
    <div>
      <h3 class="report-sub">{words.shares}</h3>
      <SumTable rows={rows} total={shares.total} label={words.shares} lang={lang} />
      <p class="quiet report-note">{words.sharesNote}</p>
    </div>
  )
}

/** Where the short link was opened. A campaign that uses none has nothing to say here. */
function Clicks({ campaign, around: { clicks }, lang }: ReportPage) {
  const words = text(lang).report.around
  if (clicks.people + clicks.robots === 0) return null
  const rows = [...sumBy(clicks.rows, row => row.place)]
    .map(([place, n]) => ({ name: words.places[place], n }))
    .sort((one, other) => other.n - one.n)
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
      <p class="quiet report-note">
        {words.clicksNote}
        {clicks.robots > 0 && ` ${words.clicksOfPrograms(clicks.robots, number(clicks.robots, lang))}`}
      </p>
    </div>
  )
}

type Counted = { readonly count: number }

/** Hours first: asking the calendar is what costs, and there are many rows an hour. */
function clicksByDay(rows: readonly (Counted & { readonly hour: number })[], timeZone: string): DayCounts {
  const hours = [...sumBy(rows, row => row.hour)].map(([hour, count]) => ({ hour, count }))
  return [...sumBy(hours, row => isoDay(row.hour, timeZone))].map(([day, count]) => ({ day, count }))
}

function sumBy<Row extends Counted, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count)
  return sums
}
