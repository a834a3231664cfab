import type { ComponentChildren } from 'preact'
import { phaseOf, tenseOf } from '../../../domain/launch/status.ts'
import { reactionsOf } from '../../../domain/reach/growth.ts'
import { shownIn } from '../../../domain/reach/metrics/figures.ts'
import { toldBy, untoldBy } from '../../../domain/reach/metrics/summary.ts'
import { dateAndTime, momentExactly, number, reach } from '../../../text/format.ts'
import { networkList } from '../../../text/network-list.ts'
import { text } from '../../../text/text.ts'
import { SkylineChart } from '../../../ui/skyline.tsx'
import { pictureOf } from '../../launch/board/board.ts'
import { afterStop, stateOf } from '../../launch/board/state.ts'
import type { ReportPage } from './page.ts'

/** Whose report this is, and what came of it in a sentence or two. */
export function Head(given: ReportPage) {
  const { campaign, address, now, lang } = given
  return (
    <header class="report-head stack-close">
      <p class="organization">{campaign.organization}</p>
      <h1 class="display">{campaign.title}</h1>
      <p class="lead">{lead(given)}</p>
      <p class="report-printed quiet">
        {text(lang).report.printed(address, dateAndTime(now, campaign.timeZone, lang))}
      </p>
    </header>
  )
}

function lead(given: ReportPage): string {
  const { campaign, reach, now, lang } = given
  const { stats } = reach
  const { launch, posts } = stats
  const words = text(lang).report
  const over = tenseOf(launch, now) === 'over' || phaseOf(launch, now) === 'missed'
  const early = !over && launch.launchAt <= now ? ` ${words.early}` : ''
  if (posts.posted === 0 || !over) return `${stateOf({ campaign, stats, now, lang })}${early}`
  const [posted, total] = [number(posts.posted, lang), number(posts.total, lang)]
  const when = momentExactly(launch.launchAt, campaign.timeZone, lang)
  if (phaseOf(launch, now) === 'stopped')
    return `${words.stopped(posts.posted, posted, total, when)} ${afterStop(stats, lang)}`
  const together = posts.posted > 1 && launch.spreadMs === 0
  const said = words.lead(posted, total, together, when)
  // How closely together stands below: a reader of a finished one wants to know first what came of it.
  return launch.state === 'finished' ? said : `${said} ${stateOf({ campaign, stats, now, lang })}`
}

/** Before the moment: what will stand here, and the crowd that waits. */
export function Ahead({ campaign, reach: { stats }, now, lang }: ReportPage) {
  const words = text(lang).report.ahead
  const { launch, posts } = stats
  return (
    <>
      <section aria-labelledby="ahead">
        <h2 id="ahead" class="section-label">
          {words.title}
        </h2>
        <p>{words.text(momentExactly(launch.launchAt, campaign.timeZone, lang))}</p>
        <ul class="report-ahead bullets">
          {words.list.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="quiet">{words.waiting(posts.total, number(posts.total, lang))}</p>
      </section>
      <SkylineChart picture={pictureOf({ campaign, stats, now, lang })} lang={lang} />
    </>
  )
}

type NothingProps = ReportPage & { readonly why: 'cancelled' | 'unreached' | 'missed' | 'none' }

export const Nothing = ({ why, lang }: NothingProps) => <p class="report-nothing">{text(lang).report.nothing[why]}</p>

/** The figures that are read first: how many are out, how often they were seen, what people did then. */
export function KeyFigures({ reach: { stats, followers }, measured, around: { clicks }, lang }: ReportPage) {
  const words = text(lang).report.figures
  const { posts } = stats
  const { now } = measured
  const shown = shownIn(now)
  const toldOn = untoldBy(measured).length === 0 ? null : networkList(toldBy(measured), lang)
  return (
    <dl class="report-figures" aria-label={words.label}>
      <Figure name={words.posted} value={number(posts.posted, lang)}>
        {words.promised(number(posts.total, lang))}
      </Figure>
      {shown === null ? (
        <Figure name={words.reach} value={reach(followers, lang)}>
          {words.reachNote}
        </Figure>
      ) : (
        <Figure name={words.shown} value={number(shown, lang)}>
          {words.shownNote(toldOn, reach(followers, lang))}
        </Figure>
      )}
      {now.posts > 0 && (
        <Figure name={words.reactions} value={number(reactionsOf(now), lang)}>
          {words.reactionsNote}
        </Figure>
      )}
      {clicks.people + clicks.robots > 0 && (
        <Figure name={words.clicks} value={number(clicks.people, lang)}>
          {words.clicksNote}
        </Figure>
      )}
    </dl>
  )
}

type FigureProps = { readonly name: string; readonly value: string; readonly children: ComponentChildren }

const Figure = ({ name, value, children }: FigureProps) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
    <dd class="quiet">{children}</dd>
  </div>
)
