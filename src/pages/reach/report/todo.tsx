import { heldAndFree } from '../../../domain/launch/held.ts'
import { type NotPosted, notPosted } from '../../../domain/launch/launch-stats.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { reasonSentence } from '../../launch/board/figures.tsx'
import { statesWord } from '../../ledger/reason.ts'
import type { ReportPage } from './page.ts'

/** What did not go out, as a list of things to do now: why, how many, what helps. For organizers. */
export function Todo({ campaign, reach: { stats }, reconnect, lang }: ReportPage) {
  const words = text(lang).report.todo
  const rows = notPosted(stats)
  const open = stats.posts.pending
  const here = `/organize/${campaign.slug}`
  return (
    <section class={rows.length === 0 && open === 0 ? 'no-print' : undefined} aria-labelledby="todo">
      <h2 id="todo" class="section-label">
        {words.title}
      </h2>
      <p class="quiet">{rows.length === 0 && open === 0 ? words.none(stats.posts.total) : words.lead}</p>
      {open > 0 && (
        <p>
          {heldAndFree(stats).free === 0
            ? words.heldBack(open, number(open, lang))
            : words.onTheirWay(open, number(open, lang))}
        </p>
      )}
      {rows.length > 0 && (
        <ul class="report-todo">
          {rows.map(row => (
            <li key={`${row.state} ${row.reason}`}>
              <strong class="figure">{number(row.n, lang)}</strong>
              <div>
                <p>
                  <b>{statesWord(row, lang)}.</b> {reasonSentence(row, lang)}
                </p>
                <p>
                  {actionFor(row, lang)}{' '}
                  <a class="no-print nowrap" href={postsLike(here, row)}>
                    {words.posts}
                  </a>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ul class="cluster report-take touch-links no-print">
        {reconnect > 0 && (
          <li>
            {words.reconnecting(reconnect, number(reconnect, lang))}{' '}
            <a href={`${here}/supporters?reconnect=yes`}>{words.reconnect}</a>
          </li>
        )}
        {rows.length > 0 && (
          <li>
            <a href={`${here}/updates`}>{words.write}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

function actionFor({ state, reason }: NotPosted, lang: Lang): string {
  const words = text(lang).report.todo
  if (state === 'missed' && reason === 'too-few') return words.tooFew
  if (state !== 'refused') return words[state]
  const refused: Readonly<Record<string, string>> = words.refused
  return refused[reason ?? ''] ?? words.refused.refused
}

function postsLike(here: string, { state, reason }: NotPosted): string {
  const listed = reason === 'too-few' ? 'stayedBack' : state
  const query = new URLSearchParams({ state: listed, ...(reason !== null && listed === state && { reason }) })
  return `${here}/deliveries?${query}`
}
