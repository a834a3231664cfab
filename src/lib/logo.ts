import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { look, type PictureFile, type PictureRefusal, pixelsAtMost, type Sides, secondsAtMost } from './picture.ts'
import { plainName } from './picture-names.ts'

/** Pixels kept at most: three for each that a page shows. */
const kept = { width: 600, height: 132 } as const
const sideAtLeast = 32
const ratioAtMost = 10

export type ReadLogo =
  | {
      readonly kind: 'logo'
      /** The hash of the file. */
      readonly name: string
      readonly width: number
      readonly height: number
      readonly file: PictureFile
    }
  | { readonly kind: 'refused'; readonly why: Exclude<PictureRefusal, 'too-small'> | 'logo-too-small' }

/** Decodes a logo somebody sent and encodes it anew, whole and with what is transparent in it. Never throws for what was sent. */
export async function readLogo(bytes: Buffer): Promise<ReadLogo> {
  const looks = await look(bytes)
  if (looks === 'too-small' || (typeof looks === 'object' && isTooSmall(looks)))
    return { kind: 'refused', why: 'logo-too-small' }
  if (typeof looks === 'string') return { kind: 'refused', why: looks }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelsAtMost, failOn: 'error', autoOrient: true })
      .timeout({ seconds: secondsAtMost })
      .resize({ ...kept, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 85, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
    const name = createHash('sha256').update(data).digest('hex').slice(0, 32)
    const { width, height } = info
    return { kind: 'logo', name, width, height, file: { name: plainName(name), bytes: data } }
  } catch {
    return { kind: 'refused', why: 'broken' }
  }
}

const isTooSmall = ({ width, height }: Sides) =>
  Math.min(width, height) < sideAtLeast || Math.max(width / height, height / width) > ratioAtMost
