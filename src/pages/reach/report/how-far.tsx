import { reactionKinds } from '../../../domain/reach/growth.ts'
import { addUp, shownIn } from '../../../domain/reach/metrics/figures.ts'
import { untoldBy } from '../../../domain/reach/metrics/summary.ts'
import { dollars, moment, number, perThousand } from '../../../text/format.ts'
import { networkList } from '../../../text/network-list.ts'
import { text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import type { ReportPage } from './page.ts'

/** What it could reach at most, beside what was measured; what is not known is said. */
export function HowFar({ reach: { stats, followers }, ...given }: ReportPage) {
  const { lang } = given
  const words = text(lang).report.reach
  const { posted } = stats.posts
  return (
    <section aria-labelledby="reach">
      <h2 id="reach" class="section-label">
        {words.title}
      </h2>
      <div class="report-columns">
        <div>
          <h3 class="report-sub">{words.measured}</h3>
          {given.measured.now.posts > 0 && <MeasuredTable {...given} followers={followers} />}
          {notes(given).map(note => (
            <p key={note} class="report-note">
              {note}
            </p>
          ))}
        </div>
        <div>
          <h3 class="report-sub">{words.atMost}</h3>
          <p>{words.atMostText(number(followers, lang), posted, number(posted, lang))}</p>
          <h3 class="report-sub">{words.notKnown}</h3>
          <ul class="report-unknown bullets">
            {words.unknowns.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

type Given = Omit<ReportPage, 'reach'>

function MeasuredTable({
  measured: { now, networks },
  around: { clicks },
  followers,
  lang,
}: Given & { followers: number }) {
  const words = text(lang).report.reach
  // Followers on a network that does not tell how often posts are shown there would make the rest look small.
  const told = addUp(networks.filter(network => network.impressionsOf > 0)).followers
  const rows = [
    { kind: 'impressions', n: shownIn(now), of: told },
    ...reactionKinds.map(kind => ({ kind, n: now[kind], of: now.followers })),
    ...(clicks.people + clicks.robots > 0 ? [{ kind: 'clicks' as const, n: clicks.people, of: followers }] : []),
  ] as const
  return (
    <table aria-label={words.measured}>
      <TableHead columns={[words.columns.what, { number: words.columns.count }, { number: words.columns.per }]} />
      <tbody>
        {rows.map(({ kind, n, of }) => (
          <tr key={kind}>
            <th scope="row">{words.kinds[kind]}</th>
            <td class="number">{n === null ? words.unknown : number(n, lang)}</td>
            <td class="number">{n === null ? '' : perThousand(n, of, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** When the networks were asked, of how many posts, and what they did not say. */
function notes({ campaign, measured, organizer, lang }: Given): string[] {
  const words = text(lang).report.reach
  const { now, gone, posted, lastAt, nextAt, rounds, running } = measured
  const at = (ms: number) => moment(ms, campaign.timeZone, lang)
  const part = now.posts < posted ? words.somePosts(number(now.posts, lang), number(posted, lang)) : words.allPosts
  const silent = networkList(untoldBy(measured), lang)
  const beingRead = rounds.filter(round => round.state === 'running')
  const sum = (of: (round: (typeof rounds)[number]) => number) => beingRead.reduce((n, round) => n + of(round), 0)
  return [
    now.posts === 0 && words.none,
    lastAt !== null && now.posts > 0 && words.measuredNote(at(lastAt), part),
    now.posts > 0 && now.impressionsOf === 0 && words.untold,
    now.impressionsOf > 0 &&
      now.impressionsOf < now.posts &&
      words.partly(number(now.impressionsOf, lang), number(now.posts, lang), silent),
    gone.posts > 0 && words.gone(gone.posts, number(gone.posts, lang)),
    running &&
      words.running(
        number(
          sum(r => r.measured + r.gone + r.silent),
          lang,
        ),
        number(
          sum(r => r.total),
          lang,
        ),
      ),
    nextAt !== null ? words.next(at(nextAt)) : lastAt !== null && words.last,
    organizer !== null && measured.dollars > 0 && words.cost(dollars(measured.dollars, lang)),
  ].filter(note => note !== false)
}
