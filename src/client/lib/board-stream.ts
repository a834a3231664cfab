import type { ClockMessage } from './board-clock.ts'

type Figure = { readonly value: string; readonly label: string; readonly detail: string }
export type BoardMessage = ClockMessage & {
  readonly board: {
    readonly state: string
    readonly figures: readonly Figure[]
    readonly why: boolean
    readonly skyline: {
      readonly bars: string
      readonly crowd: string
      readonly stop: string
      readonly description: string
      readonly note: string
      readonly axis: readonly string[]
    }
  }
}

/** Listens to the launch and shows what it says. The browser comes back by itself when the stream breaks. */
export function boardStream(board: HTMLElement, heard: (said: BoardMessage) => void): void {
  const source = new EventSource(board.dataset.events ?? '')
  source.addEventListener('message', message => {
    const said: BoardMessage = JSON.parse(message.data)
    show(board, said)
    heard(said)
  })
  // An answer that is no stream (the server is starting, say) ends an EventSource for good: begin again.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => boardStream(board, heard), 3_000 + Math.random() * 3_000)
  })
}

function show(board: HTMLElement, { board: { state, figures, why, skyline } }: BoardMessage): void {
  write(board, '[data-slot="state"]', state)
  for (const [i, { value, label, detail }] of figures.entries()) {
    write(board, `[data-slot="value-${i}"]`, value)
    write(board, `[data-slot="label-${i}"]`, label)
    write(board, `[data-slot="detail-${i}"]`, detail)
  }
  const list = board.querySelector<HTMLElement>('.board-figures')
  if (list) list.hidden = figures.length === 0
  const link = board.querySelector<HTMLElement>('[data-why]')
  if (link) link.hidden = !why
  for (const part of ['bars', 'crowd', 'stop'] as const)
    board.querySelector(`[data-skyline-path="${part}"]`)?.setAttribute('d', skyline[part])
  for (const part of ['description', 'note'] as const) write(board, `[data-skyline="${part}"]`, skyline[part])
  for (const [i, label] of skyline.axis.entries()) write(board, `[data-skyline-axis="${i}"]`, label)
}

/** Only what is different is written: a screen reader would say it again. */
function write(board: HTMLElement, selector: string, text: string): void {
  const place = board.querySelector(selector)
  if (place && place.textContent !== text) place.textContent = text
}
