import { barsInSkyline, type Skyline } from '../domain/launch/skyline.ts'
import { clockTimeSeconds, number } from '../text/format.ts'
import { type Lang, text } from '../text/text.ts'
import { afterMoment, duration } from '../text/times.ts'

/** What the picture is drawn from. `waiting`: posts that stand on the baseline because the moment has not come. */
export type SkylineGiven = {
  readonly skyline: Skyline
  readonly launchAt: number
  readonly timeZone: string
  readonly posted: number
  readonly waiting: number
  readonly lateness: { readonly first: number; readonly last: number } | null
  /** ms after T0; null when nobody stopped it. */
  readonly stopAtMs: number | null
  readonly lang: Lang
}

/** The parts of the picture that change while a launch goes on, each an attribute or a text of the SVG. */
export type SkylinePicture = {
  readonly bars: string
  readonly crowd: string
  readonly stop: string
  readonly description: string
  readonly axis: readonly string[]
  /** The posts that are too late to be drawn; or what a dot stands for. */
  readonly note: string
}

// The field is 1200 × 100 units, stretched to any size: a sixth of silence, the moment, then five even parts of time.
export const momentAt = 200
const parts = 5
const pitch = (1200 - momentAt) / barsInSkyline
const barWidth = 4.4
/** Even one post among thousands must be seen. */
const lowest = 1.6
const highest = 94

export function skylinePicture(given: SkylineGiven): SkylinePicture {
  const { skyline, lang } = given
  return {
    bars: barsPath(skyline.bars),
    crowd: crowdPath(given.waiting),
    stop: stopPath(given),
    description: described(given),
    axis: axis(given),
    note: noted(given, lang),
  }
}

/** Times on the axis: the moment itself, then every fifth of the picture. None while there is nothing to measure. */
function axis({ skyline, launchAt, timeZone, posted, lang }: SkylineGiven): string[] {
  const partMs = (skyline.stepMs * barsInSkyline) / parts
  return [
    clockTimeSeconds(launchAt, timeZone, lang),
    ...Array.from({ length: parts - 1 }, (_, i) => (posted > 0 ? afterMoment(partMs * (i + 1), lang) : '')),
  ]
}

export function barsPath(bars: readonly number[], most = Math.max(...bars, 1)): string {
  return bars
    .map((posts, i) => {
      if (posts === 0) return ''
      const height = Math.max(lowest, (posts / most) * highest)
      return `M${momentAt + i * pitch + 3} 100v-${short(height)}h${barWidth}V100`
    })
    .join('')
}

const columns = 48
const rows = 8

/** Dots are lines of no length with round ends. */
const crowdPath = (waiting: number) =>
  crowdPlaces(waiting)
    .map(({ x, row }) => `M${x} ${short(96.5 - row * 5.2)}h0`)
    .join('')

/** `x` in units of the field, `row` from the ground up. Where one stands never changes when more come. */
export function crowdPlaces(waiting: number): { readonly x: number; readonly row: number }[] {
  const heights: number[] = new Array(columns).fill(0)
  const dots = Math.ceil(waiting / perDot(waiting))
  const places = []
  for (let i = 0, seed = 7; i < dots; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const column = lowestNear(heights, (seed >> 8) % columns)
    const row = heights[column] ?? 0
    heights[column] = row + 1
    places.push({ x: momentAt + 22 + column * 20, row })
  }
  return places
}

/** A crowd is uneven, but nobody climbs: of the column and its neighbour, the one with fewer. */
function lowestNear(heights: readonly number[], column: number): number {
  const next = (column + 1) % columns
  return (heights[next] ?? 0) < (heights[column] ?? 0) ? next : column
}

const perDot = (waiting: number) => Math.max(1, Math.ceil(waiting / (columns * rows)))

function stopPath({ skyline, stopAtMs }: SkylineGiven): string {
  if (stopAtMs === null) return ''
  const at = momentAt + (stopAtMs / skyline.stepMs) * pitch
  return at < momentAt || at > 1200 ? '' : `M${short(at)} 0V100`
}

function noted(given: SkylineGiven, lang: Lang): string {
  const { tail } = given.skyline
  const { waiting, posted } = given
  const words = text(lang).live.skyline
  if (tail) return words.tail(tail.posts, number(tail.posts, lang), duration(tail.lastMs, lang))
  if (stopPath(given)) return words.stop
  return waiting > 0 && posted === 0 ? words.crowd(perDot(waiting)) : ''
}

function described({ posted, waiting, lateness, lang }: SkylineGiven): string {
  const words = text(lang).live.skyline
  if (lateness) return words.posts(number(posted, lang), duration(lateness.first, lang), duration(lateness.last, lang))
  return waiting > 0 ? words.before(number(waiting, lang)) : words.empty
}

const short = (n: number) => Number(n.toFixed(2))

/** Where a label of the axis stands, in percent of the width. */
export const axisPlace = (i: number) => `${short((100 * (momentAt + (i * (1200 - momentAt)) / parts)) / 1200)}%`
