import { scaleBand, scaleLinear } from 'd3-scale'

type Props = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly days: readonly { readonly day: string; readonly count: number }[]
  /** Below the first and the last bar. */
  readonly axis: readonly [string, string]
  /** What the highest bar stands for. */
  readonly most: string
}

const width = 480
/** A few days are no wide blocks. */
const widthFor = (days: number) => Math.min(width, Math.max(160, days * 28))
const height = 132
const ground = height - 24
const top = 26

/** A bar for each day. Its figures belong in a table nearby. */
export function DayBars({ id, title, description, days, axis, most }: Props) {
  const until = widthFor(days.length)
  const x = scaleBand(
    days.map(({ day }) => day),
    [0, until],
  ).padding(0.35)
  const y = scaleLinear([0, Math.max(1, ...days.map(({ count }) => count))], [0, ground - top])
  const highest = days.reduce<Props['days'][number] | null>(
    (best, one) => (one.count > (best?.count ?? 0) ? one : best),
    null,
  )
  const middle = highest ? (x(highest.day) ?? 0) + x.bandwidth() / 2 : 0
  return (
    <svg class="growth" role="img" aria-labelledby={`${id}-title ${id}-text`} viewBox={`0 0 ${width} ${height}`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      {days.map(({ day, count }) => (
        <rect
          key={day}
          class="growth-bar"
          x={short(x(day) ?? 0)}
          y={short(ground - y(count))}
          width={short(x.bandwidth())}
          height={short(y(count))}
        />
      ))}
      <path class="growth-ground" d={`M0 ${ground}H${until}`} />
      {highest && (
        <text
          class={middle > until / 2 ? 'growth-value' : 'growth-value growth-start'}
          x={short(middle > until / 2 ? middle + x.bandwidth() / 2 : middle - x.bandwidth() / 2)}
          y={short(ground - y(highest.count) - 8)}
        >
          {most}
        </text>
      )}
      <text class="growth-from" x={0} y={height - 6}>
        {axis[0]}
      </text>
      <text class="growth-to" x={until} y={height - 6}>
        {axis[1]}
      </text>
    </svg>
  )
}

const short = (n: number) => Number(n.toFixed(1))
