import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'

const columns = 76
const step = 8
const baseline = 58

/** How many of the supporters stand in each column: uneven, and the same on every page. */
const weights = Array.from({ length: columns }, (_, i) => 2 + ((i * 7 + ((i * i) % 11) + (i % 3) * 2) % 5))
const most = weights.reduce((sum, weight) => sum + weight, 0)

type Props = { readonly supporters: number; readonly goal: number; readonly lang: Lang }

/** The skyline before its launch: the baseline, the T0 line, and those who have pledged waiting behind it. */
export function SupporterColumns({ supporters, goal, lang }: Props) {
  const words = text(lang).campaign
  const wanted = Math.max(goal, supporters, 1)
  const each = Math.ceil(wanted / most)
  const heights = columnHeights(Math.ceil(wanted / each))
  const there = supporters === 0 ? 0 : Math.max(1, Math.floor(supporters / each))
  return (
    <figure class="supporter-columns">
      <svg viewBox={`0 0 ${columns * step + 24} 66`} role="img" aria-label={picture(supporters, goal, lang)}>
        <path class="columns-wanted" d={dots(heights, there, Number.POSITIVE_INFINITY)} />
        <path class="columns-pledged" d={dots(heights, 0, there)} />
        <path class="columns-ground" d={`M0 ${baseline + 5.5}h${columns * step + 24}`} />
        <path class="columns-moment" d={`M12 0V${baseline + 5.5}`} />
      </svg>
      <figcaption class="quiet">{words.crowd(each)}</figcaption>
    </figure>
  )
}

const picture = (supporters: number, goal: number, lang: Lang) =>
  text(lang).campaign.crowdPicture(number(supporters, lang), number(goal, lang))

/** `total` places over all columns, by their weight. */
function columnHeights(total: number): number[] {
  let weight = 0
  let placed = 0
  return weights.map(own => {
    weight += own
    const height = Math.round((weight / most) * total) - placed
    placed += height
    return height
  })
}

/** The dots from place `from` up to `to` in one path: lines of no length with round caps. */
function dots(heights: readonly number[], from: number, to: number): string {
  let place = 0
  let path = ''
  for (const [column, height] of heights.entries()) {
    for (let row = 0; row < height; row++, place++) {
      if (place >= from && place < to) path += `M${24 + column * step} ${baseline - row * step}h0`
    }
  }
  return path
}
