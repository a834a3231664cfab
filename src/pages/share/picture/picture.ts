import { type Face, type Outline, outline } from '../../../lib/glyphs.ts'

/** What the picture says. The same of it is the same picture. */
export type PictureWords = {
  readonly organization: string
  readonly title: string
  readonly product: string
  readonly figure: string
  readonly label: string
  readonly when: string
  /** Posts that are out, in the skyline's field of 1200 × 100; and people who wait: how far right, and in which row above the ground. */
  readonly bars: string
  readonly crowd: readonly { readonly x: number; readonly row: number }[]
  /** Whether the campaign's own picture will stand in `photoField`, which is then left empty. */
  readonly hasPhoto?: boolean
}

export const pictureSize = { width: 1200, height: 630 } as const

// Tokens of the light theme: a picture knows no style sheet.
const [paper, ink, storm, quiet, edge, bolt] = ['#fbfaf6', '#17141f', '#37345e', '#5c5877', '#827e9b', '#ffc400']
const margin = 72
/** The right of the picture, for one of the campaign's own. */
export const photoField = { left: 716, top: 0, width: 484, height: 630 } as const

/** Where things stand. `dot`: the radius of one of the crowd, and how far the next one stands above it. */
type Layout = { readonly inner: number; readonly field: Field; readonly tallField: Field }
type Field = { readonly top: number; readonly bottom: number; readonly dot: number; readonly above: number }

/** `tallField` is for a picture whose title cannot be drawn. */
const wide: Layout = {
  inner: pictureSize.width - 2 * margin,
  field: { top: 396, bottom: 500, dot: 4, above: 11 },
  tallField: { top: 180, bottom: 500, dot: 6.5, above: 17.6 },
}
const besidePhoto: Layout = {
  inner: photoField.left - margin - 40,
  field: { top: 396, bottom: 470, dot: 2.4, above: 6.4 },
  tallField: { top: 180, bottom: 470, dot: 3.6, above: 9.6 },
}

/** Title, organization, figure and moment over the skyline, as networks show it. All letters are outlines. */
export function sharePicture(words: PictureWords): string {
  const layout = words.hasPhoto ? besidePhoto : wide
  const { inner } = layout
  const right = margin + inner
  const heading = title(words.title, inner)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">`,
    `<rect width="1200" height="630" fill="${paper}"/>`,
    line(shortened(drawable(words.organization), 'body', 30, inner - 260), margin, 96, storm),
    ended(outline(words.product, 'head', 30), right, 96, ink),
    ...heading,
    ground(words, heading.length > 0 ? layout.field : layout.tallField, inner),
    ...(words.hasPhoto ? figuresInTwoLines(words, layout) : figures(words, layout)),
    '</svg>',
  ].join('')
}

/** A title in letters that none of our fonts has stands beside the picture wherever it is shown: better none than half of it. */
function title(words: string, inner: number): string[] {
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const drawn = drawable(words)
  if (drawn === '' || outline(words, 'head', 20).missing > letters / 10) return []
  const { size, lines } = fitted(drawn, inner)
  return lines.map((one, n) => line(one, margin, 130 + size + n * size * 1.08, ink))
}

const sizes = [84, 72, 62, 54, 48] as const
const mostLines = 3
const titleHeight = 232

/** Without the words that nothing would be seen of, such as emoji, and the space around them. */
const drawable = (words: string) =>
  words
    .split(/\s+/)
    .filter(word => widthOf(word) > 0)
    .join(' ')

/** As large as it can be in three lines; cut where even the smallest is too long. */
function fitted(words: string, inner: number): { readonly size: number; readonly lines: readonly Outline[] } {
  for (const size of sizes) {
    const lines = broken(words, size, inner)
    const fits = lines.length <= mostLines && lines.length * size * 1.08 <= titleHeight
    if (fits && lines.every(one => one.width <= inner)) return { size, lines }
  }
  const size = sizes[sizes.length - 1] ?? 48
  const lines = broken(words, size, inner, mostLines)
  return { size, lines }
}

/** Broken between words; with `most`, the last line takes what is left and is shortened. */
function broken(words: string, size: number, inner: number, most = Number.POSITIVE_INFINITY): Outline[] {
  const space = widthOf(' ') * size
  const lines: { readonly text: string; readonly width: number }[] = []
  for (const word of words.split(' ')) {
    const width = widthOf(word) * size
    const last = lines.at(-1)
    if (last && (last.width + space + width <= inner || lines.length >= most))
      lines[lines.length - 1] = { text: `${last.text} ${word}`, width: last.width + space + width }
    else lines.push({ text: word, width })
  }
  return lines.map(({ text }) =>
    most === mostLines ? shortened(text, 'head', size, inner) : outline(text, 'head', size),
  )
}

/** Of a headline's word, for a size of 1 px: measured once for all sizes. */
const widths = new Map<string, number>()
function widthOf(word: string): number {
  const width = widths.get(word) ?? outline(word, 'head', 1).width
  if (widths.size > 1_000) widths.clear()
  widths.set(word, width)
  return width
}

/** With an ellipsis where it would be wider than `width`. */
function shortened(words: string, face: Face, size: number, width: number): Outline {
  const whole = outline(words, face, size)
  if (whole.width <= width) return whole
  const letters = [...words].slice(0, 200)
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (outline(`${letters.slice(0, middle).join('').trimEnd()}…`, face, size).width <= width) low = middle
    else high = middle - 1
  }
  return outline(`${letters.slice(0, low).join('').trimEnd()}…`, face, size)
}

function ground({ bars, crowd }: PictureWords, { top, bottom, dot, above }: Field, inner: number): string {
  const height = bottom - top
  const moment = margin + inner / 6
  return [
    `<g transform="translate(${margin} ${top}) scale(${inner / 1200} ${height / 100})">`,
    `<path d="${bars}" fill="${ink}"/></g>`,
    crowd.map(({ x, row }) => person(margin + (x * inner) / 1200, bottom - dot - 3 - row * above, dot)).join(''),
    `<path d="M${margin} ${top + height}h${inner}" stroke="${edge}" stroke-width="2"/>`,
    `<path d="M${moment} ${top - 14}V${top + height}" stroke="${bolt}" stroke-width="6"/>`,
  ].join('')
}

const person = (x: number, y: number, radius: number) =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" fill="${storm}"/>`

function figures({ figure, label, when }: PictureWords, { inner, field }: Layout): string[] {
  const count = outline(figure, 'head', 54)
  const about = outline(label, 'body', 30)
  const at = field.bottom + 76
  if (figure === '') return [line(shortened(when, 'body', 30, inner), margin, at, ink)]
  return [
    line(count, margin, at, ink),
    line(about, margin + count.width + 14, at, quiet),
    ended(shortened(when, 'body', 30, inner - count.width - about.width - 60), margin + inner, at, ink),
  ]
}

function figuresInTwoLines({ figure, label, when }: PictureWords, { inner, field }: Layout): string[] {
  const count = outline(figure, 'head', 48)
  const below = field.bottom + (figure === '' ? 66 : 118)
  return [
    line(count, margin, field.bottom + 66, ink),
    line(shortened(label, 'body', 28, inner - count.width - 14), margin + count.width + 14, field.bottom + 66, quiet),
    line(shortened(when, 'body', 28, inner), margin, below, ink),
  ]
}

const line = ({ d }: Outline, x: number, y: number, fill: string) =>
  `<path transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" d="${d}" fill="${fill}"/>`

const ended = (words: Outline, x: number, y: number, fill: string) => line(words, x - words.width, y, fill)
