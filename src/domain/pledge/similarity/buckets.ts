import { mix } from './shingles.ts'

/** Texts alike to 0.5 share a band with a probability of 95.5 %, to 0.55 of 99 %, to 0.6 of 99.8 %, equal ones always. */
const bands = 48
const rows = 4

/**
 * Places where texts that are alike meet (MinHash, banded): two texts with none in common need not be compared. Only
 * texts of one scope meet. Whole numbers below 2^47.
 */
export function bucketsOf(shingles: Uint32Array, scope: string): number[] {
  if (shingles.length === 0) return []
  const of = seedOf(scope)
  return Array.from({ length: bands }, (_, band) => {
    let low = mix(of ^ band)
    let high = mix(low)
    for (let row = band * rows; row < (band + 1) * rows; row++) {
      const least = leastOf(shingles, row)
      low = mix(low ^ least)
      high = mix(high + least)
    }
    return (high >>> 17) * 2 ** 32 + low
  })
}

/** The smallest gram in the order that belongs to a row: the same one for two texts as often as they are alike. */
function leastOf(shingles: Uint32Array, row: number): number {
  const factor = Number(factors[row])
  let least = 0xffffffff
  for (let at = 0; at < shingles.length; at++) {
    const h = Math.imul(Number(shingles[at]) ^ (factor >>> 7), factor)
    const place = (h ^ (h >>> 15)) >>> 0
    if (place < least) least = place
  }
  return least
}

// Odd numbers that look like chance and are the same in every process, for ever: they are stored in what they make.
const factors = Uint32Array.from({ length: bands * rows }, (_, row) => mix(row + 0x9e3779b9) | 1)

const seedOf = (scope: string) => [...scope].reduce((h, c) => mix(h ^ (c.codePointAt(0) ?? 0)), 0)
