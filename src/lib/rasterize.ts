import sharp from 'sharp'

const secondsAtMost = 10

/** A picture to be laid over another one. */
export type Overlay = { readonly input: Buffer; readonly left: number; readonly top: number }
type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** An SVG of our own as a PNG. What somebody sent never comes here. */
export const rasterize = (svg: string, overlays: readonly Overlay[] = []): Promise<Buffer> =>
  sharp(Buffer.from(svg))
    .timeout({ seconds: secondsAtMost })
    .composite([...overlays])
    .png({ compressionLevel: 9, palette: true, colours: overlays.length > 1 ? 256 : 64 })
    .toBuffer()

/** A photograph cut to a place: one that was read here before, as lib/picture.ts keeps it. */
export async function cover(photo: Buffer, { left, top, ...size }: Place): Promise<Overlay> {
  const input = await sharp(photo)
    .timeout({ seconds: secondsAtMost })
    .resize({ ...size, fit: 'cover', position: 'attention' })
    .toBuffer()
  return { input, left, top }
}
