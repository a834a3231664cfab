import type { ComponentChildren } from 'preact'
import { reactionsOf } from '../../../domain/reach/growth.ts'
import { shownIn } from '../../../domain/reach/metrics/figures.ts'
import { toldBy, untoldBy } from '../../../domain/reach/metrics/summary.ts'
import { dateAndTime, momentExactly, number, reach } from '../../../text/format.ts'
import { networkList } from '../../../text/network-list.ts'
import { text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'
import { SkylineChart } from '../../../ui/skyline.tsx'
import { pictureOf } from '../../launch/board/board.ts'
import { stateOf } from '../../launch/board/state.ts'
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

function lead({ campaign, reach: { stats }, now, lang }: ReportPage): string {
  const { launch, posts } = stats
  const words = text(lang).report
  const over = ['finished', 'stopped', 'halted', 'cancelled', 'missed'].includes(launch.state)
  const when = momentExactly(launch.launchAt, campaign.timeZone, lang)
  return [
    posts.posted > 0 && over ? words.lead(number(posts.posted, lang), number(posts.total, lang), when) : '',
    stateOf({ campaign, stats, now, lang }),
    !over && launch.launchAt <= now ? words.early : '',
  ]
    .filter(Boolean)
    .join(' ')
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

/** The figures that are read first: how many, how closely together, to how many at most. */
export function KeyFigures({ reach: { stats, followers }, measured, lang }: ReportPage) {
  const words = text(lang).report.figures
  const { posts, lateness } = stats
  const { now } = measured
  const shown = shownIn(now)
  const toldOn = untoldBy(measured).length === 0 ? null : networkList(toldBy(measured), lang)
  return (
    <dl class="report-figures" aria-label={words.label}>
      <Figure name={words.posted} value={number(posts.posted, lang)}>
        {words.promised(number(posts.total, lang))}
      </Figure>
      {lateness && (
        <Figure name={words.median} value={words.after(duration(lateness.p50, lang))}>
          {words.medianNote(duration(lateness.p99, lang), duration(lateness.last, lang))}
        </Figure>
      )}
      <Figure name={words.reach} value={reach(followers, lang)}>
        {words.reachNote}
      </Figure>
      {now.posts > 0 && (
        <Figure name={words.reactions} value={number(reactionsOf(now), lang)}>
          {words.reactionsNote(shown === null ? null : number(shown, lang), toldOn)}
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
