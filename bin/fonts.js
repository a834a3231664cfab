// Makes src/ui/fonts from the faces of @fontsource-variable: the letters and weights our pages use, and no more, so
// that a campaign page paints within a second and a half on a slow phone. Run it again when one of them changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)
const faces = [
  // Headlines are 700 to 800: one weight between them weighs half of a variable face.
  { file: 'bricolage-grotesque', weights: 750 },
  { file: 'source-sans-3', weights: { min: 400, max: 700 } },
]
/** Basic Latin, Latin-1, and the punctuation, arrows and signs of our sentences; other letters have a file of their own. */
const letters = [range(0x20, 0x7e), range(0xa0, 0xff), 'ıŒœˆ˚˜', range(0x2010, 0x2027), '‰′″‹›⁄€™↑→↓←−×'].join('')

for (const { file, weights } of faces) {
  const name = `${file}-latin-wght-normal.woff2`
  const whole = readFileSync(require.resolve(`@fontsource-variable/${file}/files/${name}`))
  const part = await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes: { wght: weights } })
  writeFileSync(new URL(`../src/ui/fonts/${file}.woff2`, import.meta.url), part)
  process.stdout.write(`${file}: ${whole.length} bytes, ${part.length} of them kept\n`)
}

function range(from, to) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, n) => from + n))
}
