import type { Skyline } from '../domain/launch/skyline.ts'
import type { NetworkName } from '../networks/port.ts'
import { number } from '../text/format.ts'
import { type Lang, text } from '../text/text.ts'
import { duration } from '../text/times.ts'
import { axisPlace, barsPath, momentAt, type SkylinePicture } from './skyline-picture.ts'
import { TableHead } from './table-head.tsx'

type Props = {
  readonly picture: SkylinePicture
  readonly lang: Lang
  /** Where no style sheet gives it a size: a picture to share. */
  readonly size?: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }
}

/** Posts over time around T0: silence, the moment, bars that rise from the baseline. Its figures belong in a table nearby. */
export function SkylineChart({ picture, lang, size }: Props) {
  const words = text(lang).live.skyline
  return (
    <svg class="skyline" role="img" aria-labelledby="skyline-title skyline-text" {...size}>
      <title id="skyline-title">{words.title}</title>
      <desc id="skyline-text" data-skyline="description">
        {picture.description}
      </desc>
      <svg class="skyline-field" viewBox="0 0 1200 100" preserveAspectRatio="none" aria-hidden="true">
        <path class="skyline-bars" data-skyline-path="bars" d={picture.bars} />
        <path class="skyline-waiting" data-skyline-path="crowd" d={picture.crowd} />
        <path class="skyline-stop" data-skyline-path="stop" d={picture.stop} />
        <path class="skyline-ground" d="M0 100H1200" />
        <path class="skyline-moment" d={`M${momentAt} 0V100`} data-moment />
      </svg>
      <g class="skyline-axis">
        {picture.axis.map((label, i) => (
          <text key={axisPlace(i)} x={axisPlace(i)} y="100%" dy="1.5em" data-skyline-axis={i}>
            {label}
          </text>
        ))}
      </g>
      <text class="skyline-note" x="100%" y="1em" data-skyline="note">
        {picture.note}
      </text>
    </svg>
  )
}

type BarsProps = { readonly skyline: Skyline /** Posts of the highest bar there can be. */; readonly most: number }

/** The bars of one network alone, to stand below the whole picture. */
export const SkylineBars = ({ skyline, most }: BarsProps) => (
  <svg class="skyline skyline-strip" viewBox="0 0 1200 100" preserveAspectRatio="none" aria-hidden="true">
    <path class="skyline-bars" d={barsPath(skyline.bars, most)} />
    <path class="skyline-ground" d="M0 100H1200" />
    <path class="skyline-moment" d={`M${momentAt} 0V100`} />
  </svg>
)

const barsInRow = 5

type TableProps = {
  readonly skyline: Skyline
  /** A column for each, where there are several. */
  readonly networks?: readonly { readonly network: NetworkName; readonly skyline: Skyline }[]
  readonly lang: Lang
}

/** The figures of the picture: every row is five bars, the last one what came too late to be drawn. */
export function SkylineTable({ skyline, networks = [], lang }: TableProps) {
  const words = text(lang).live.skyline
  return (
    <table class="skyline-table">
      <caption>{words.table}</caption>
      <TableHead
        columns={[
          words.from,
          ...networks.map(({ network }) => ({ number: text(lang).common.networks[network] })),
          { number: words.count },
          { number: words.soFar },
        ]}
      />
      <tbody>
        {tableRows(skyline, lang).map(({ span, bar, posts, soFar }) => (
          <tr key={span}>
            <th scope="row">{span}</th>
            {networks.map(({ network, skyline: own }) => (
              <td key={network} class="number">
                {number(bar === null ? (own.tail?.posts ?? 0) : postsFrom(own, bar), lang)}
              </td>
            ))}
            <td class="number">{number(posts, lang)}</td>
            <td class="number">{number(soFar, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Up to the last post; empty rows between posts stay, as silence is a figure too. */
function tableRows({ stepMs, bars, tail }: Skyline, lang: Lang) {
  const words = text(lang).live.skyline
  const rows: { span: string; bar: number | null; posts: number; soFar: number }[] = []
  let soFar = 0
  const total = bars.reduce((sum, posts) => sum + posts, 0)
  for (let bar = 0; bar < bars.length && soFar < total; bar += barsInRow) {
    const posts = postsFrom({ bars }, bar)
    soFar += posts
    const [from, to] = [bar * stepMs, (bar + barsInRow) * stepMs]
    rows.push({ span: words.span(duration(from, lang), duration(to, lang)), bar, posts, soFar })
  }
  if (!tail) return rows
  const later = words.later(duration(bars.length * stepMs, lang), duration(tail.lastMs, lang))
  return [...rows, { span: later, bar: null, posts: tail.posts, soFar: soFar + tail.posts }]
}

const postsFrom = ({ bars }: Pick<Skyline, 'bars'>, bar: number) =>
  bars.slice(bar, bar + barsInRow).reduce((sum, n) => sum + n, 0)
