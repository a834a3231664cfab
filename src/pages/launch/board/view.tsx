import type { ComponentChildren } from 'preact'
import { closeness } from '../../../client/lib/clock.ts'
import { momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { type Page, page, type Theme } from '../../../ui/layout.tsx'
import { SkylineChart } from '../../../ui/skyline.tsx'
import { type BoardPage, type Figure, isWithoutFigures } from './board.ts'
import { Clock } from './clock.tsx'
import { Tables } from './figures.tsx'
import { isWithoutPosts } from './state.ts'

/** `/c/:slug/live` */
export function boardView(given: BoardPage): string {
  return boardPage(given, <BoardWithTables {...given} />)
}

/** `/c/:slug/live/embed`: the board alone, to stand in a page of somebody else. */
export function embedView(given: BoardPage, theme: Theme): string {
  return boardPage(given, <BoardItself {...given} embedded />, {
    frame: 'bare',
    bodyClass: 'live embed',
    scripts: ['embed'],
    theme,
  })
}

type Around = Pick<Page, 'frame' | 'bodyClass' | 'styles' | 'scripts' | 'theme'>

/** Around any board: nothing of the site before it, and what makes it run. */
export function boardPage(given: BoardPage, body: ComponentChildren, around: Around = {}): string {
  const { campaign, lang } = given
  const { frame = 'foot', bodyClass = 'live', styles = ['live'], scripts = [], theme } = around
  return page({
    lang,
    title: text(lang).live.title(campaign.title),
    description: campaign.summary,
    frame,
    styles,
    scripts: ['live', ...scripts],
    bodyClass,
    theme,
    refreshSeconds: refreshSeconds(given),
    body,
  })
}

/** `children` stand between the board and its tables. */
export function BoardWithTables({ children, ...given }: BoardPage & { readonly children?: ComponentChildren }) {
  return (
    <>
      <BoardItself {...given} />
      {children}
      {!isWithoutFigures(given) && <Tables {...given} />}
    </>
  )
}

function BoardItself({ embedded = false, ...given }: BoardPage & { readonly embedded?: boolean }) {
  const { campaign, stats, board, now, lang } = given
  const { launchAt } = stats.launch
  const words = text(lang).live
  const path = `/c/${campaign.slug}`
  // A link in a frame would open inside of it.
  const away = embedded ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <>
      <div
        class="board"
        data-events={`${path}/live/events?lang=${lang}`}
        data-launch-at={launchAt}
        data-now={now}
        data-after={words.afterMoment}
        data-units={JSON.stringify([words.units, words.unit])}
        data-clock={board.clock}
        data-close={board.clock === 'countdown' ? closeness(launchAt - now) : 'far'}
      >
        <header class="board-head">
          <h1>
            <a href={path} {...away} {...langAttributes(campaign, lang)}>
              {campaign.title}
            </a>
          </h1>
          <p>
            <time dateTime={new Date(launchAt).toISOString()}>{momentExactly(launchAt, campaign.timeZone, lang)}</time>
          </p>
        </header>
        <div class="board-clock" role="timer" aria-live="off">
          <Clock {...given} />
        </div>
        <p class="board-state" role="status" data-slot="state">
          {board.state}
        </p>
        {board.figures.length > 0 && (
          <dl class="board-figures">
            {board.figures.map((figure, i) => (
              <FigureCell
                key={place(i)}
                figure={figure}
                at={i}
                why={!embedded && board.why && i > 0}
                link={!embedded}
                lang={lang}
              />
            ))}
          </dl>
        )}
        <SkylineChart picture={board.skyline} lang={lang} />
        <p class="board-more touch-links">
          {embedded || isWithoutFigures(given) ? (
            <a href={path} {...away}>
              {isWithoutPosts(given) ? text(lang).share.invite.act : words.toCampaign}
            </a>
          ) : (
            <a href="#figures">{words.allFigures}</a>
          )}
        </p>
      </div>
      <div class="clap" hidden aria-hidden="true" />
    </>
  )
}

type CellProps = {
  readonly figure: Figure
  readonly at: number
  readonly why: boolean
  /** Whether there are tables to lead to. */
  readonly link: boolean
  readonly lang: Lang
}

function FigureCell({ figure, at, why, link, lang }: CellProps) {
  return (
    <div>
      <dt data-slot={`label-${at}`}>{figure.label}</dt>
      <dd data-slot={`value-${at}`}>{figure.value}</dd>
      <dd class="board-detail touch-links">
        <span data-slot={`detail-${at}`}>{figure.detail}</span>
        {at === 1 && link && (
          <a href="#figures" data-why hidden={!why}>
            {text(lang).live.figures.why}
          </a>
        )}
      </dd>
    </div>
  )
}

const place = (i: number) => `figure ${i}`

/** Where no script runs: often while something happens, hardly while nothing can. */
function refreshSeconds({ board, stats: { launch }, now }: BoardPage) {
  const left = launch.launchAt - now
  if (board.clock === 'countdown') return left > 600_000 ? 60 : left > 60_000 ? 10 : left > 12_000 ? 2 : 1
  if (board.clock === 'running') return 2
  switch (launch.state) {
    case 'finished':
    case 'cancelled':
      return undefined
    case 'stopped':
      return launch.finishedAt === null ? 2 : undefined
    case 'missed':
      return 60
    default:
      return 5
  }
}
