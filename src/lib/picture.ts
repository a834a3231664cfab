import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { masterName, plainName, renditions } from './picture-names.ts'

/** The card: 1200 × 630, as networks show it. Sides are whole multiples of this, so that nothing is ever off by a pixel. */
const unit = { width: 40, height: 21 } as const
const most = 30
const least = 15

export const pixelsAtMost = 60_000_000
const qualities = [54, 46, 38, 31, 25, 20] as const
export const secondsAtMost = 20

/** Which part stays where the picture is wider or taller than the card; `interest` looks for what catches the eye. */
export const focuses = ['interest', 'centre', 'top', 'bottom', 'left', 'right'] as const
export type Focus = (typeof focuses)[number]

export type PictureRefusal = 'not-a-picture' | 'vector' | 'animated' | 'too-many-pixels' | 'too-small' | 'broken'
export type PictureFile = { readonly name: string; readonly bytes: Buffer }
export type ReadPicture =
  | {
      readonly kind: 'picture'
      /** The hash of what it shows: of the same picture always the same. */
      readonly name: string
      readonly width: number
      readonly files: readonly PictureFile[]
    }
  | { readonly kind: 'refused'; readonly why: PictureRefusal }

/**
 * What can be decoded at all: a decoder that is not asked cannot be attacked. SVG is for our own drawings (it holds for
 * the whole process); what is sent never gets there, as `look` refuses all that libvips would take for SVG.
 */
const decoders = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'HeifBuffer', 'NsgifBuffer', 'SvgBuffer']
let prepared = false
function prepare(): void {
  if (prepared) return
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: decoders.map(name => `VipsForeignLoad${name}`) })
  prepared = true
}

/**
 * Decodes what somebody sent, turns it upright, cuts it to the card and encodes it anew: what is kept has neither its
 * bytes nor anything that was written beside the picture. Never throws for what was sent.
 */
export async function readPicture(bytes: Buffer, focus: Focus = 'interest'): Promise<ReadPicture> {
  const looks = await look(bytes)
  if (typeof looks === 'string') return { kind: 'refused', why: looks }
  const sides = cut(looks)
  if (!sides) return { kind: 'refused', why: 'too-small' }
  const master = await decoded(bytes, sides, focus)
  if (!master) return { kind: 'refused', why: 'broken' }
  const name = createHash('sha256').update(master).digest('hex').slice(0, 32)
  const files: PictureFile[] = [{ name: masterName(name), bytes: master }]
  for (const { width, budget } of renditions) {
    if (width > sides.width) continue
    files.push({ name: `${name}-${width}.avif`, bytes: await within(budget, master, width) })
  }
  const plain = await scaled(master, Math.min(800, sides.width)).webp({ quality: 60 }).toBuffer()
  files.push({ name: plainName(name), bytes: plain })
  return { kind: 'picture', name, width: sides.width, files }
}

export type Sides = { readonly width: number; readonly height: number }

/** How large it stands upright, or why it is not taken; to be asked before anything is decoded. */
export async function look(bytes: Buffer): Promise<Sides | PictureRefusal> {
  prepare()
  const head = bytes.subarray(0, 1_024).toString('latin1')
  // libvips looks for `<svg` in the first 1,000 bytes, of what gzip packed too.
  if (/<svg|<!doctype svg/i.test(head) || head.startsWith('\x1f\x8b')) return 'vector'
  try {
    const { format, width, height, pages, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format)) return 'not-a-picture'
    if ((pages ?? 1) > 1 || (format === 'png' && bytes.subarray(0, 4_096).includes('acTL'))) return 'animated'
    if (width * height > pixelsAtMost) return 'too-many-pixels'
    return autoOrient
  } catch {
    return isPictureLike(bytes) ? 'broken' : 'not-a-picture'
  }
}

/** Begins like one of the formats that are read: then it was one, and is damaged. */
const isPictureLike = (bytes: Buffer) =>
  ['\xff\xd8\xff', '\x89PNG', 'GIF8'].some(start => bytes.subarray(0, 4).toString('latin1').startsWith(start)) ||
  ['WEBP', 'ftyp'].some(word => bytes.subarray(4, 12).includes(word))

/** The largest card that fits into a picture; null when that would be too small to look at. */
function cut({ width, height }: Sides): Sides | null {
  const times = Math.min(most, Math.floor(width / unit.width), Math.floor(height / unit.height))
  return times < least ? null : { width: times * unit.width, height: times * unit.height }
}

const positions: Readonly<Record<Focus, string>> = {
  interest: 'attention',
  centre: 'centre',
  top: 'top',
  bottom: 'bottom',
  left: 'left',
  right: 'right',
}

/** The card in sRGB without loss, or null when the picture ends before it is whole. */
async function decoded(bytes: Buffer, sides: Sides, focus: Focus): Promise<Buffer | null> {
  try {
    const card = sharp(bytes, { limitInputPixels: pixelsAtMost, failOn: 'error', autoOrient: true })
      .timeout({ seconds: secondsAtMost })
      .resize({ ...sides, fit: 'cover', position: positions[focus] })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
    // First to bare pixels: a picture that was without loss before is then the same bytes again.
    const { data, info } = await card.raw().toBuffer({ resolveWithObject: true })
    return await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .toColourspace('srgb')
      .webp({ lossless: true, effort: 2 })
      .toBuffer()
  } catch {
    return null
  }
}

/** The best quality that the budget allows; the lowest one where none does. */
async function within(budget: number, master: Buffer, width: number): Promise<Buffer> {
  let best: Buffer | null = null
  let [low, high] = [0, qualities.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const made = await scaled(master, width).avif({ quality: qualities[middle], effort: 2 }).toBuffer()
    if (made.length <= budget) {
      best = made
      high = middle - 1
    } else low = middle + 1
  }
  return (
    best ??
    scaled(master, width)
      .avif({ quality: qualities.at(-1), effort: 2 })
      .toBuffer()
  )
}

const scaled = (master: Buffer, width: number): Sharp => sharp(master).resize({ width })
