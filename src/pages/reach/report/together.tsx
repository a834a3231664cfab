import { text } from '../../../text/text.ts'
import { LatenessTable, onlyNetwork } from '../../launch/board/figures.tsx'
import { closenessSentence } from '../../launch/board/state.ts'
import type { ReportPage } from './page.ts'
import { Skylines } from './skylines.tsx'

/** Silence, then everybody: when posts left, and when they were published. */
export function Together(given: ReportPage) {
  const { stats } = given.reach
  const words = text(given.lang).report
  return (
    <section class="stack-close" aria-labelledby="together">
      <h2 id="together" class="section-label">
        {words.together}
      </h2>
      {stats.lateness && <p>{closenessSentence(stats, given.lang)}</p>}
      <Skylines {...given} />
      {stats.lateness && (
        <div class="report-columns">
          <LatenessTable stats={stats} lang={given.lang} untitled />
          <p class="quiet report-note">{words.latenessNote(onlyNetwork(stats))}</p>
        </div>
      )}
    </section>
  )
}
