import sharp from 'sharp'

/** Something like a photograph: a sky, a field, and noise as cameras make it. */
export async function photograph(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><defs>
    <linearGradient id="s" x2="0" y2="1"><stop stop-color="#2b6cb0"/><stop offset="1" stop-color="#fbd38d"/></linearGradient></defs>
    <rect width="1600" height="640" fill="url(#s)"/><rect y="600" width="1600" height="400" fill="#2f6b3a"/>
    <circle cx="1050" cy="420" r="120" fill="#fff3c4"/><path d="M600 1000L760 600h40L1000 1000z" fill="#8a6d4a"/></svg>`
  const noise = {
    create: {
      width: 1600,
      height: 1000,
      channels: 3 as const,
      background: '#808080',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 12 },
    },
  }
  return sharp(Buffer.from(svg))
    .composite([{ input: await sharp(noise).png().toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer()
}
