import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'

/** A figure at a time, in ms after the moment. */
export type GrowthPoint = { readonly afterMs: number; readonly n: number }

type Props = {
  /** Different in every picture of a page. */
  readonly id: string
  readonly title: string
  /** The picture in a sentence. Its figures belong in a table nearby. */
  readonly description: string
  /** By time. */
  readonly points: readonly GrowthPoint[]
  /** The end of the axis, ms after the moment: the same in pictures that are compared. */
  readonly untilMs: number
  readonly axis: readonly [string, string]
  /** What the last point stands for. */
  readonly label: string
  /** Where no style sheet gives it a size: a picture to share. */
  readonly place?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

const width = 320
const height = 132
const inset = { left: 4, right: 8, top: 26, bottom: 24 }

/** How a figure grew from the moment on: a line with a mark at each look, its last value beside it. */
export function GrowthChart({ id, title, description, points, untilMs, axis, label, place }: Props) {
  const x = scaleLinear([0, untilMs], [inset.left, width - inset.right])
  const y = scaleLinear([0, Math.max(1, ...points.map(point => point.n))], [height - inset.bottom, inset.top])
  const all = [{ afterMs: 0, n: 0 }, ...points]
  const at = ({ afterMs, n }: GrowthPoint) => ({ cx: short(x(afterMs)), cy: short(y(n)) })
  const last = all.at(-1) ?? { afterMs: 0, n: 0 }
  const ground = height - inset.bottom
  return (
    <svg
      class="growth"
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      viewBox={`0 0 ${width} ${height}`}
      {...place}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <path class="growth-area" d={shape.area(all, x, y) ?? ''} />
      <path class="growth-ground" d={`M0 ${ground}H${width}`} />
      <path class="growth-moment" d={`M${inset.left} ${inset.top - 8}V${ground}`} />
      <path class="growth-line" d={shape.line(all, x, y) ?? ''} />
      {points.map(point => (
        <circle key={point.afterMs} class="growth-look" r={3} {...at(point)} />
      ))}
      <text class="growth-value" x={short(x(last.afterMs))} y={short(y(last.n) - 9)}>
        {label}
      </text>
      <text class="growth-from" x={0} y={height - 6}>
        {axis[0]}
      </text>
      <text class="growth-to" x={width - inset.right} y={height - 6}>
        {axis[1]}
      </text>
    </svg>
  )
}

type Scale = (n: number) => number

const shape = {
  line: (points: readonly GrowthPoint[], x: Scale, y: Scale) =>
    line<GrowthPoint>(
      point => x(point.afterMs),
      point => y(point.n),
    ).digits(1)([...points]),
  area: (points: readonly GrowthPoint[], x: Scale, y: Scale) =>
    area<GrowthPoint>(
      point => x(point.afterMs),
      y(0),
      point => y(point.n),
    ).digits(1)([...points]),
}

const short = (n: number) => Number(n.toFixed(1))
