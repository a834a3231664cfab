import { createRequire } from 'node:module'
import sharp from 'sharp'

export type Face = 'head' | 'body'
/** `size` in pixels; lines are broken between words at `width`, where it is given. */
export type Type = { readonly face: Face; readonly size: number; readonly width?: number }
export type Extent = { readonly width: number; readonly height: number }

const others = ['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew']
/** Families in the order in which a letter is looked for; other scripts are set in fonts of the machine, if it has them. */
export const faces = {
  head: { families: ['Bricolage Grotesque', ...others], weight: 800, style: 'Ultra-Bold' },
  body: { families: others, weight: 600, style: 'Semi-Bold' },
} as const

const files = [
  'bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf',
]
const require = createRequire(import.meta.url)
let loading: Promise<unknown> | undefined

/** Makes our fonts known to fontconfig, for Pango here and for text in SVG: libvips adds a file at its first use. */
export function loadFonts(): Promise<unknown> {
  const load = (file: string) =>
    sharp({ text: { text: 'A', fontfile: require.resolve(`@expo-google-fonts/${file}`) } }).metadata()
  loading ??= Promise.all(files.map(load))
  return loading
}

/** The room that a text takes. */
export async function measure(text: string, type: Type): Promise<Extent> {
  if (text === '') return { width: 0, height: 0 }
  const { width, height } = await (await layOut(text, type, '#000')).metadata()
  return { width, height }
}

/** A text as a PNG on nothing, as large as `measure` says. */
export async function typeset(text: string, type: Type, colour: string): Promise<Buffer> {
  return (await layOut(text, type, colour)).png().toBuffer()
}

async function layOut(text: string, { face, size, width }: Type, colour: string) {
  await loadFonts()
  const { families, style } = faces[face]
  const markup = `<span foreground="${colour}" line_height="0.9">${escaped(text)}</span>`
  return sharp({ text: { text: markup, font: `${families.join()} ${style} ${size}`, dpi: 72, rgba: true, width } })
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A text on one line, of what there are letters for. */
type Drawable = {
  readonly text: string
  /** Letters and digits that no font has; emoji and the like are left out without a word. */
  readonly missing: number
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const neverDrawn = /[\p{Cc}\p{Surrogate}\p{Extended_Pictographic}\p{Regional_Indicator}\ufffe\uffff]/u

export async function drawable(text: string): Promise<Drawable> {
  let [kept, missing] = ['', 0]
  for (const { segment } of graphemes.segment(text.normalize('NFC').replace(/\s+/g, ' '))) {
    if (segment !== ' ' && neverDrawn.test(segment)) continue
    if (segment === ' ' || (await hasFont(segment))) kept += segment
    else missing += segment.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  }
  return { text: kept.replace(/ +/g, ' ').trim(), missing }
}

/** Without a font, Pango draws a box of four or six digits: as large as that of a code point that is no letter. */
const noLetters = ['\u0378', '\u{1fff0}']
const known = new Map<string, boolean>()

async function hasFont(letter: string): Promise<boolean> {
  const before = known.get(letter)
  if (before !== undefined) return before
  const [extent = '', ...boxes] = await Promise.all([letter, ...noLetters].map(extentOf))
  const found = extent !== '' && !boxes.includes(extent)
  if (known.size > 5_000) known.clear()
  known.set(letter, found)
  return found
}

/** Nothing where nothing would be seen, as of a zero-width space: libvips refuses to draw that. */
const extentOf = (letter: string): Promise<string> =>
  measure(letter, { face: 'head', size: 84 }).then(
    ({ width, height }) => `${width} × ${height}`,
    () => '',
  )
