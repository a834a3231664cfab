import sharp from 'sharp'

export const drawing = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><circle cx="150" cy="150" r="140" fill="${colour}"/>
    <path d="M90 150l45 50 80-100" stroke="#fff" stroke-width="26" fill="none"/>
    <rect x="340" y="70" width="500" height="60" fill="${colour}"/><rect x="340" y="170" width="380" height="60" fill="${colour}"/></svg>`

/** A logo as designers send it: a mark and letters on nothing. */
export const wordmark = (colour = '#37345e'): Promise<Buffer> =>
  sharp(Buffer.from(drawing(colour)))
    .png()
    .toBuffer()
