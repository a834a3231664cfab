/** Turns "in 4 days, 3 hours" into a clock that ticks to the second. Follows the server's clock, not the visitor's. */
export function tickCountdowns(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-countdown]')) start(place)
}

function start(place: HTMLElement): void {
  const launchAt = Number(place.dataset.countdown)
  const ahead = Number(place.dataset.now) - (performance.timeOrigin + responseEnd())
  const units = place.dataset.units?.split(' ') ?? []
  const clock = document.createElement('span')
  clock.className = 'clock'
  // Read out when asked for, not every second.
  place.setAttribute('aria-live', 'off')
  place.replaceChildren(clock)
  const tick = () => {
    const left = launchAt - (performance.timeOrigin + performance.now() + ahead)
    if (left <= 0) return afterMoment(left)
    show(clock, left, units)
    setTimeout(tick, left % 1000 || 1000)
  }
  tick()
}

/** When the page's own answer had come: as close to the server's `now` as a browser can tell. */
function responseEnd(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry ? entry.responseStart : performance.now()
}

/** The page says something else from now on. A little later, and not all visitors at once. */
function afterMoment(left: number): void {
  if (left > -60_000) setTimeout(() => location.reload(), 1500 + Math.random() * 3000)
}

function show(clock: HTMLElement, left: number, units: readonly string[]): void {
  const seconds = Math.ceil(left / 1000)
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const first = Math.min(parts.findIndex(part => part > 0) === -1 ? 3 : parts.findIndex(part => part > 0), 3)
  clock.classList.toggle('clock-last', seconds <= 60)
  clock.replaceChildren(
    ...parts.slice(first).map((part, index) => {
      const cell = document.createElement('span')
      const figure = document.createElement('b')
      figure.textContent = index === 0 ? String(part) : String(part).padStart(2, '0')
      cell.append(figure, units[first + index] ?? '')
      return cell
    }),
  )
}
