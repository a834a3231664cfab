import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/** A line of text as the outline of its letters, `width` pixels wide, its baseline at 0. */
export type Outline = {
  readonly d: string
  readonly width: number
  /** Letters and digits that no font of ours has; emoji and the like are left out without a word. */
  readonly missing: number
}

export type Face = 'head' | 'body'

// Fonts of the system are not asked: the same picture everywhere, and no boxes where there are none.
const sansScripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext']
const sans = sansScripts.map(script => `@fontsource/source-sans-3/files/source-sans-3-${script}-600-normal.woff2`)
// As it is without a setting, this variable font is at its heaviest, 800: what headlines are set in.
const grotesque = ['latin', 'latin-ext', 'vietnamese'].map(
  script => `@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-${script}-wght-normal.woff2`,
)
const files: Readonly<Record<Face, readonly string[]>> = { body: sans, head: [...grotesque, ...sans] }

/** `size` in pixels. A text is one line: white space of any kind is a space. */
export function outline(text: string, face: Face, size: number): Outline {
  let [d, x, missing] = ['', 0, 0]
  for (const run of runs(text, face)) {
    if (!run.font) missing += run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    else {
      const drawn = draw(run.font, run.text, size, x)
      d += drawn.d
      x = drawn.x
    }
  }
  return { d, width: x, missing }
}

type Run = { readonly font: Font | null; readonly text: string }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Neighbours that one font has, so that it can kern and join them. */
function runs(text: string, face: Face): Run[] {
  const found: Run[] = []
  for (const { segment } of graphemes.segment(text.normalize('NFC').replace(/\s+/g, ' '))) {
    const font = fontFor(segment, face)
    const last = found.at(-1)
    if (last && last.font === font) found[found.length - 1] = { font, text: last.text + segment }
    else found.push({ font, text: segment })
  }
  return found
}

const fontOf = new Map<string, Font | null>()
function fontFor(segment: string, face: Face): Font | null {
  const key = face + segment
  const known = fontOf.get(key)
  if (known !== undefined) return known
  const points = [...segment].map(letter => letter.codePointAt(0) ?? 0)
  const font = fontsOf(face).find(one => points.every(point => one.hasGlyphForCodePoint(point))) ?? null
  if (fontOf.size > 5_000) fontOf.clear()
  fontOf.set(key, font)
  return font
}

function draw(font: Font, text: string, size: number, from: number): { readonly d: string; readonly x: number } {
  const scale = size / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let [d, x] = ['', from]
  glyphs.forEach((glyph, n) => {
    const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[n] ?? {}
    const place = (value: number, index: number) =>
      index % 2 === 0 ? x + (value + xOffset) * scale : -(value + yOffset) * scale
    for (const { command, args } of glyph.path.commands)
      d += letters[command] + args.map((value, index) => place(value, index).toFixed(1)).join(' ')
    x += xAdvance * scale
  })
  return { d, x }
}

const letters = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const

const require = createRequire(import.meta.url)
const read = new Map<Face, readonly Font[]>()
function fontsOf(face: Face): readonly Font[] {
  const known = read.get(face) ?? files[face].map(open)
  read.set(face, known)
  return known
}

function open(file: string): Font {
  const font = create(readFileSync(require.resolve(file)))
  if (!('unitsPerEm' in font)) throw new Error(`${file} holds more than one font`)
  return font
}
