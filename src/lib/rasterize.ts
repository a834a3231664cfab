import sharp from 'sharp'

/** An SVG of our own as a PNG. What somebody sent never comes here. */
export const rasterize = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true, colours: 64 }).toBuffer()
