import { seconds, whole } from './picture.ts'
import type { Rush, RushStep } from './rush.ts'

/** What is served a second, and how long that takes, from a quarter to four times of the capacity, as an SVG. */
export function drawRush({ capacity, steps }: Rush, words: readonly string[]): string {
  const most = Math.max(...steps.map(served), 1)
  const slowest = Math.max(1_000, ...steps.flatMap(({ p99, turnedAwayP99 }) => [p99 ?? 0, turnedAwayP99 ?? 0]))
  const parts = [
    head(margin + 4, `Pages served a second; capacity ${Math.round(capacity)}`),
    rule(margin + 28, (capacity / most) * height, `${Math.round(capacity)}`),
    line(
      steps,
      margin + 28,
      step => served(step) / most,
      'ours',
      step => `${Math.round(step.served)}`,
    ),
    head(margin + 28 + height + 50, 'p99 of what is served (orange) and of what is turned away (grey)'),
    rule(margin + 78 + height + 28, (1_000 / slowest) * height, '1 s'),
    line(
      steps,
      margin + 106 + height,
      ({ p99 }) => part(p99, slowest),
      'ours',
      ({ p99 }) => seconds(p99),
    ),
    line(
      steps,
      margin + 106 + height,
      ({ turnedAwayP99 }) => part(turnedAwayP99, slowest),
      'bar',
      () => '',
    ),
    ...steps.map(step => text(x(step.times), margin + 106 + 2 * height + 24, 'tick', `${step.times} ×`)),
    ...words.map((line, n) => text(margin, margin + 106 + 2 * height + 56 + 18 * n, 'note', line, 'start')),
  ]
  const bottom = margin + 106 + 2 * height + 64 + 18 * words.length
  return whole(bottom, 'What is served, and how fast, when too many come', parts)
}

const margin = 24
const left = 60
const width = 780
const height = 150

const served = ({ served }: RushStep) => served
const part = (ms: number | null, most: number) => (ms === null ? null : ms / most)
/** Evenly by how often it doubles. */
const x = (times: number) => Math.round(left + ((Math.log2(times) + 2) / 4) * width)

function line(
  steps: readonly RushStep[],
  top: number,
  of: (step: RushStep) => number | null,
  kind: 'ours' | 'bar',
  said: (step: RushStep) => string,
): string {
  const points = steps.flatMap(step => {
    const share = of(step)
    return share === null ? [] : [{ step, at: x(step.times), y: Math.round(top + height * (1 - share)) }]
  })
  const path = points.map(({ at, y }, n) => `${n === 0 ? 'M' : 'L'}${at} ${y}`).join('')
  const dots = points.map(({ at, y }) => `<circle class="${kind}" cx="${at}" cy="${y}" r="4"/>`).join('')
  const words = points.map(({ step, at, y }) => text(at, y - 10, 'figure', said(step))).join('')
  return `<path class="curve ${kind}-curve" d="${path}"/>${dots}${words}`
}

function rule(top: number, up: number, words: string): string {
  const y = Math.round(top + height - Math.min(up, height))
  const bottom = top + height
  const level = up <= height ? `<path class="line" stroke-dasharray="4 4" d="M${left} ${y}h${width}"/>` : ''
  return `<path class="line" d="M${left} ${bottom}h${width}"/>${level}${text(left - 8, y + 4, 'tick', words, 'end')}`
}

const head = (y: number, words: string) => text(margin, y, 'head', words, 'start')

const text = (at: number, y: number, kind: string, words: string, anchor = 'middle') =>
  `<text class="${kind}" x="${at}" y="${y}" text-anchor="${anchor}">${words}</text>`
