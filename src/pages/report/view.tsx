import type { Campaign } from '../../domain/campaign.ts'
import type { Reach } from '../../domain/reach.ts'
import { momentExactly, number, reach } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'
import { SkylineChart, SkylineTable } from '../components/skyline.tsx'
import { page } from '../layout.tsx'
import { pictureOf, stateOf } from '../live/board.ts'
import { CountsTable, hasReasons, LatenessTable, Reasons } from '../live/figures.tsx'

export type ReportPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly reach: Reach
  readonly now: number
}

/** `/c/:slug/reach` */
export function reportView(given: ReportPage): string {
  const { campaign, lang } = given
  const { standing } = given.reach
  const words = text(lang).report
  const told = { campaign, standing, now: given.now, lang }
  return page({
    lang,
    title: words.title(campaign.title),
    styles: ['report'],
    navigation: <a href="/organize">{text(lang).organize.navigation.campaigns}</a>,
    body: (
      <article class="wide report">
        <header class="report-head">
          <p class="organization">{campaign.organization}</p>
          <h1 class="display">{campaign.title}</h1>
          <p class="lead">
            {lead(given)} {stateOf(told)}
          </p>
          <p class="quiet no-print">{words.private}</p>
        </header>
        <section aria-label={words.skyline}>
          <SkylineChart picture={pictureOf(told)} lang={lang} />
          {standing.lateness && (
            <details class="report-table">
              <summary>{words.asTable}</summary>
              <SkylineTable skyline={standing.skyline} lang={lang} />
            </details>
          )}
        </section>
        <Headline {...given} />
        <div class="report-columns">
          {hasReasons(standing) && (
            <section>
              <h2 class="section-label">{words.reasons}</h2>
              <Reasons standing={standing} lang={lang} />
            </section>
          )}
          <section class="stack-wide">
            <CountsTable standing={standing} lang={lang} />
            {standing.lateness && (
              <div>
                <LatenessTable standing={standing} lang={lang} />
                <p class="quiet report-note">{words.latenessNote}</p>
              </div>
            )}
          </section>
        </div>
        <Take {...given} />
      </article>
    ),
  })
}

function lead({ campaign, reach: { standing }, lang }: ReportPage): string {
  const { launch, posts } = standing
  const words = text(lang).report
  const over = ['finished', 'stopped', 'cancelled', 'missed'].includes(launch.state)
  const when = momentExactly(launch.launchAt, campaign.timeZone, lang)
  if (!over) return words.early
  return posts.posted === 0 ? '' : words.lead(number(posts.posted, lang), number(posts.total, lang), when)
}

/** Three figures: how many, to how many, how closely together. */
function Headline({ reach: { standing, followers }, lang }: ReportPage) {
  const words = text(lang).report.figures
  const { posts, lateness } = standing
  return (
    <dl class="report-figures">
      <div>
        <dt>{words.posted}</dt>
        <dd>{number(posts.posted, lang)}</dd>
        <dd class="quiet">{words.promised(number(posts.total, lang))}</dd>
      </div>
      {lateness && (
        <div>
          <dt>{words.median}</dt>
          <dd>{words.after(duration(lateness.p50, lang))}</dd>
          <dd class="quiet">{words.medianNote(duration(lateness.p99, lang))}</dd>
        </div>
      )}
      <div>
        <dt>{words.reach}</dt>
        <dd>{reach(followers, lang)}</dd>
        <dd class="quiet">{words.reachNote}</dd>
      </div>
    </dl>
  )
}

function Take({ campaign: { slug }, lang }: ReportPage) {
  const words = text(lang).report
  return (
    <section class="no-print">
      <h2 class="section-label">{words.take}</h2>
      <ul class="report-take">
        <li>
          <a href={`/c/${slug}/deliveries.csv`}>{words.csv}</a>
        </li>
        <li>
          <a href={`/c/${slug}/reach.json`}>{words.json}</a>
        </li>
        <li>
          <a href={`/c/${slug}/live`}>{words.board}</a>
        </li>
      </ul>
    </section>
  )
}
