import { cover, type Overlay, rasterize } from '../../../lib/rasterize.ts'
import {
  drawable,
  type Extent,
  escaped,
  type Face,
  faces,
  loadFonts,
  measure,
  type Type,
  typeset,
} from '../../../lib/typeset.ts'

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
}

export const pictureSize = { width: 1200, height: 630 } as const

// Tokens of the light theme: a picture knows no style sheet.
const [paper, ink, storm, quiet, edge, bolt] = ['#fbfaf6', '#17141f', '#37345e', '#5c5877', '#827e9b', '#ffc400']
const margin = 72
/** The right of the picture, for one of the campaign's own. */
const photoField = { left: 716, top: 0, width: 484, height: 630 } as const

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

/** Title, organization, figure and moment over the skyline, as networks show it: a PNG. `photo` is of the campaign. */
export async function sharePicture(words: PictureWords, photo: Buffer | null = null): Promise<Buffer> {
  await loadFonts()
  const layout = photo ? besidePhoto : wide
  const { inner, field, tallField } = layout
  const heading = await title(words.title, inner)
  const organization = await shortened(words.organization, { face: 'body', size: 30 }, { width: inner - 260 })
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">`,
    `<rect width="1200" height="630" fill="${paper}"/>`,
    line([span(organization, 'body', 30, storm)], margin, 96),
    line([span(words.product, 'head', 30, ink)], margin + inner, 96, 'end'),
    ground(words, heading ? field : tallField, inner),
    ...(await (photo ? figuresInTwoLines : figures)(words, layout)),
    '</svg>',
  ].join('')
  return rasterize(svg, [...(photo ? [await cover(photo, photoField)] : []), ...(heading ? [heading] : [])])
}

/** A title in letters that no font has stands beside the picture wherever it is shown: better none than half of it. */
async function title(words: string, inner: number): Promise<Overlay | null> {
  const { text, missing } = await drawable(words)
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (text === '' || missing > letters / 10) return null
  const room = { width: inner, height: 226 }
  const type = await largest(text, room)
  const shown = await cut(text, type, room)
  const { width } = await measure(shown, type)
  // The lines of a text from right to left end at the right.
  const left = rightToLeft.test(shown) ? margin + inner - width : margin
  return { input: await typeset(shown, type, ink), left, top: Math.round(130 + type.size * 0.28) }
}

const sizes = [84, 72, 62, 54, 48] as const
const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The largest type in which the text has room, or the smallest. */
async function largest(text: string, room: Extent): Promise<Type> {
  const types = sizes.map((size): Type => ({ face: 'head', size, width: room.width }))
  for (const type of types) if (fits(await measure(text, type), room)) return type
  return { face: 'head', size: 48, width: room.width }
}

const fits = (extent: Extent, { width, height = extent.height }: Room) =>
  extent.width <= width && extent.height <= height

type Room = { readonly width: number; readonly height?: number }

/** What can be drawn of a line, with an ellipsis where it would be wider. */
const shortened = async (words: string, type: Type, room: Room) => cut((await drawable(words)).text, type, room)

async function cut(text: string, type: Type, room: Room): Promise<string> {
  if (fits(await measure(text, type), room)) return text
  const letters = [...text].slice(0, 200)
  const start = (length: number) => `${letters.slice(0, length).join('').trimEnd()}…`
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(await measure(start(middle), type), room)) low = middle
    else high = middle - 1
  }
  return start(low)
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

async function figures({ figure, label, when }: PictureWords, { inner, field }: Layout): Promise<string[]> {
  const at = field.bottom + 76
  if (figure === '') return [line([span(await shortened(when, body, { width: inner }), 'body', 30, ink)], margin, at)]
  const taken = (await measure(figure, { face: 'head', size: 54 })).width + (await measure(label, body)).width
  const moment = await shortened(when, body, { width: inner - taken - 60 })
  return [
    line([span(figure, 'head', 54, ink), span(label, 'body', 30, quiet, 14)], margin, at),
    line([span(moment, 'body', 30, ink)], margin + inner, at, 'end'),
  ]
}

const body: Type = { face: 'body', size: 30 }
const smallBody: Type = { face: 'body', size: 28 }

async function figuresInTwoLines({ figure, label, when }: PictureWords, { inner, field }: Layout): Promise<string[]> {
  const { width } = await measure(figure, { face: 'head', size: 48 })
  const about = await shortened(label, smallBody, { width: inner - width - 14 })
  const moment = await shortened(when, smallBody, { width: inner })
  return [
    line([span(figure, 'head', 48, ink), span(about, 'body', 28, quiet, 14)], margin, field.bottom + 66),
    line([span(moment, 'body', 28, ink)], margin, field.bottom + (figure === '' ? 66 : 118)),
  ]
}

const line = (spans: readonly string[], x: number, y: number, anchor: 'start' | 'end' = 'start') =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${spans.join('')}</text>`

/** `before`: pixels between it and what stands before it. */
function span(text: string, face: Face, size: number, fill: string, before = 0): string {
  const { families, weight } = faces[face]
  const font = `font-family="${families.map(name => `'${name}'`).join()}" font-weight="${weight}" font-size="${size}"`
  return `<tspan dx="${before}" ${font} fill="${fill}">${isolated(escaped(text))}</tspan>`
}

/** The direction of a text is its own, and no other text's. */
const isolated = (text: string) => `\u2068${text}\u2069`
