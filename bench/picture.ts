import type { MedianResult } from './comparison.ts'

/**
 * The skylines of a comparison as an SVG: for each delay one row a baseline, all on the same axis of time and each with
 * heights of its own. It brings its colours along, and fits on light and dark paper.
 */
export function drawSkylines(standings: readonly MedianResult[], words: readonly string[]): string {
  const groups = [...new Set(standings.map(one => one.delayMs))]
  let y = margin
  const parts: string[] = []
  for (const delayMs of groups) {
    const group = standings.filter(one => one.delayMs === delayMs)
    const spanMs = niceSpan(Math.max(...group.map(one => one.median.lateness.last)))
    parts.push(label(margin, y + 16, 'head', `Answers after ${delayMs} ms`))
    y += 34
    for (const one of group) {
      parts.push(row(one, y, spanMs))
      y += rowHeight
    }
    parts.push(axis(y, spanMs))
    y += 56
  }
  for (const line of words) {
    parts.push(label(margin, y, 'note', line))
    y += 18
  }
  return whole(y, 'When posts arrived after the moment, by way of posting', parts)
}

/** A picture of ours, so high, of these parts. */
export const whole = (height: number, about: string, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${about}">${style}${parts.join('')}</svg>\n`

const width = 900
const margin = 24
const left = 150
const right = 130
const rowHeight = 64
const fieldHeight = 48
const bins = 150
const field = width - left - right

const style = `<style>
svg{background:#fff;font:14px system-ui,sans-serif}
text{fill:#1d1d1f}.head{font-weight:600;font-size:16px}.note,.tick,.figure{fill:#5c5c66;font-size:12px}
.bar{fill:#8a8a94}.ours{fill:#c2410c}.line{stroke:#c9c9d1;stroke-width:1}.curve{fill:none;stroke-width:2}.ours-curve{stroke:#c2410c}.bar-curve{stroke:#8a8a94}
@media (prefers-color-scheme:dark){svg{background:#17171a}text{fill:#f2f2f4}.note,.tick,.figure{fill:#a6a6b0}.bar{fill:#8a8a94}.ours{fill:#fb923c}.ours-curve{stroke:#fb923c}.line{stroke:#3c3c44}}
</style>`

function row({ contestant, median }: MedianResult, y: number, spanMs: number): string {
  const bottom = y + fieldHeight
  const counts = binned(median.arrivals, spanMs, bins)
  const most = Math.max(...counts, 1)
  const pitch = field / bins
  const bars = counts
    .map((count, i) => {
      if (count === 0) return ''
      const height = Math.max(1, (count / most) * fieldHeight)
      return `M${short(left + i * pitch)} ${bottom}v-${short(height)}h${short(pitch * 0.8)}V${bottom}`
    })
    .join('')
  const kind = contestant === 'ours' ? 'ours' : 'bar'
  return [
    label(margin, bottom - 4, 'name', contestant),
    `<path class="line" d="M${left} ${bottom + 0.5}h${field}"/>`,
    `<path class="${kind}" d="${bars}"/>`,
    label(width - right + 12, bottom - 4, 'figure', `last after ${seconds(median.lateness.last)}`),
  ].join('')
}

/** Four even steps, and the moment itself. */
function axis(y: number, spanMs: number): string {
  return Array.from({ length: 5 }, (_, i) => {
    const words = i === 0 ? 'T0' : `+${seconds((spanMs * i) / 4)}`
    return `<text class="tick" x="${short(left + (field * i) / 4)}" y="${y + 8}" text-anchor="${i === 0 ? 'start' : 'middle'}">${words}</text>`
  }).join('')
}

/** How many of `arrivals` (ms after T0) fall into each of `bins` parts of `spanMs`. Early ones stand in the first. */
export function binned(arrivals: readonly number[], spanMs: number, bins: number): number[] {
  const counts: number[] = new Array(bins).fill(0)
  for (const at of arrivals) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((at / spanMs) * bins)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

function niceSpan(ms: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(ms, 1)))
  return [1, 2, 4, 5, 8, 10].map(n => n * step).find(span => span >= ms) ?? 10 * step
}

const label = (x: number, y: number, kind: string, words: string) =>
  `<text class="${kind}" x="${x}" y="${y}">${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`

/** Where nothing came there is no time to tell: more came than could be done. */
export function seconds(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return 'saturated'
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(2)} s`
}

const short = (n: number) => Number(n.toFixed(2))
