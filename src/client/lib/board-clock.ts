import { clap } from './clap.ts'
import { closeness, countdownParts, elapsed, type Unit } from './clock.ts'

export type ClockMode = 'countdown' | 'running' | 'still'
/** `at` and `launchAt` in ms by the server's clock. */
export type ClockMessage = {
  readonly at: number
  readonly board: { readonly clock: ClockMode; readonly still: string; readonly stillNote: string; launchAt: number }
}
type Words = readonly [Readonly<Record<Unit, string>>, Readonly<Record<Unit, string>>]

/** Runs the clock of the board between what the server says, on the server's time. */
export function boardClock(board: HTMLElement): { readonly hear: (said: ClockMessage) => void } {
  const place = board.querySelector('.board-clock')
  const words: Words = JSON.parse(board.dataset.units ?? '[]')
  const running = board.dataset.after ?? ''
  const still = {
    text: place?.querySelector('b')?.textContent ?? '',
    note: place?.querySelector('i')?.textContent ?? '',
  }
  let launchAt = Number(board.dataset.launchAt)
  let mode = (board.dataset.clock ?? 'still') as ClockMode
  // The message that was under way for the shortest time tells the server's clock best.
  let ahead = Number(board.dataset.now) - (performance.timeOrigin + answeredAt())
  let shown = ''
  let waiting = 0

  function tick(): void {
    clearTimeout(waiting)
    const left = launchAt - (performance.timeOrigin + performance.now() + ahead)
    if (mode === 'countdown' && left <= 0) {
      mode = 'running'
      clap(board)
    }
    board.dataset.clock = mode
    board.dataset.close = mode === 'countdown' ? closeness(left) : 'far'
    show(parts(left))
    if (mode === 'countdown') waiting = setTimeout(tick, left > 1_000 ? left % 1_000 || 1_000 : Math.min(left, 50))
    else if (mode === 'running') requestAnimationFrame(tick)
  }

  function parts(left: number): readonly (readonly [string, string])[] {
    if (mode === 'still') return [[still.text, still.note]]
    if (mode === 'running') return [[elapsed(-left), running]]
    return countdownParts(left).map(({ figure, unit }) => [figure, words[Number(figure) === 1 ? 1 : 0][unit]])
  }

  function show(cells: readonly (readonly [string, string])[]): void {
    const next = cells.flat().join(' ')
    if (next === shown || !place) return
    shown = next
    const clock = document.createElement('div')
    clock.className = 'dial'
    clock.dataset.size = String(
      Math.min(
        12,
        cells.reduce((n, [figure]) => n + figure.length, cells.length - 1),
      ),
    )
    clock.append(...cells.map(cell))
    place.replaceChildren(clock)
  }

  tick()
  return {
    hear: ({ at, board: said }) => {
      ahead = Math.max(ahead, at - (performance.timeOrigin + performance.now()))
      const moved = said.launchAt !== launchAt
      launchAt = said.launchAt
      still.text = said.still
      still.note = said.stillNote
      // What was said just before the moment does not turn the clock back.
      if (moved || !(mode === 'running' && said.clock === 'countdown')) mode = said.clock
      tick()
    },
  }
}

function cell([figure, note]: readonly [string, string]): HTMLElement {
  const span = document.createElement('span')
  const b = document.createElement('b')
  const i = document.createElement('i')
  b.textContent = figure
  i.textContent = note
  span.append(b, i)
  return span
}

/** When this page's answer had come, in ms since the page began. */
function answeredAt(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry ? entry.responseStart : performance.now()
}
