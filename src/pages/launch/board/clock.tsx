import { type ClockPart, countdownParts, elapsed } from '../../../client/lib/clock.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { BoardPage } from './board.ts'

/** Until the moment, since it, or what stays of it. */
export function Clock({ board, stats, now, lang }: BoardPage) {
  const words = text(lang).live
  const { launchAt } = stats.launch
  if (board.clock === 'countdown') return <Parts parts={countdownParts(launchAt - now)} lang={lang} />
  const still = board.clock === 'running' ? elapsed(now - launchAt) : board.still
  return (
    <div class="dial" data-size={Math.min(12, still.length)}>
      <span>
        <b>{still}</b>
        <i>{board.clock === 'running' ? words.afterMoment : board.stillNote}</i>
      </span>
    </div>
  )
}

/** The script writes the same: src/client/lib/board-clock.ts. */
function Parts({ parts, lang }: { readonly parts: readonly ClockPart[]; readonly lang: Lang }) {
  const words = text(lang).live
  const size = parts.reduce((n, part) => n + part.figure.length, parts.length - 1)
  return (
    <div class="dial" data-size={size}>
      {parts.map(({ figure, unit }) => (
        <span key={unit}>
          <b>{figure}</b>
          <i>{figure === '1' || figure === '01' ? words.unit[unit] : words.units[unit]}</i>
        </span>
      ))}
    </div>
  )
}
