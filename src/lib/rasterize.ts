import sharp from 'sharp'

const secondsAtMost = 10

/** An SVG of our own as a PNG. What somebody sent never comes here. */
export const rasterize = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg))
    .timeout({ seconds: secondsAtMost })
    .png({ compressionLevel: 9, palette: true, colours: 64 })
    .toBuffer()

type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The same with a photograph in one place of it: a picture that was read here before, as lib/picture.ts keeps it. */
export async function rasterizeWithPhoto(svg: string, photo: Buffer, { left, top, ...size }: Place): Promise<Buffer> {
  const input = await sharp(photo)
    .timeout({ seconds: secondsAtMost })
    .resize({ ...size, fit: 'cover', position: 'attention' })
    .toBuffer()
  return sharp(Buffer.from(svg))
    .timeout({ seconds: secondsAtMost })
    .composite([{ input, left, top }])
    .png({ compressionLevel: 9, palette: true, colours: 256 })
    .toBuffer()
}
