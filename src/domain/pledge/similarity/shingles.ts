import { memoized } from '../../../lib/cache.ts'
import { comparedAtMost, splitWords } from './words.ts'

/** From here on two texts are nearly the same (see docs/decisions/near-duplicates.md for how it was found). */
export const similarFrom = 0.5

/** Raise it when `shinglesOf` answers otherwise than before: kept prints are then made anew. */
export const shinglesVersion = 2

/**
 * What a text is made of, for comparing: hashes of every five characters in a row of its words, of every two where a
 * character says as much as a syllable or a word. Sorted, each once; empty when there is nothing to compare.
 */
export const shinglesOf: (text: string) => Uint32Array = memoized(madeOf, comparedAtMost).of

function madeOf(text: string): Uint32Array {
  // A text without words (emoji, a link) is compared as it stands.
  const characters = [...(spelled(text) || text.slice(0, comparedAtMost).normalize('NFKC').replace(/\s/g, ''))]
  if (characters.length === 0) return new Uint32Array()
  const padded = [' ', ...characters, ' ']
  const shingles = new Set<number>()
  for (const [at, character] of padded.entries()) {
    const length = Math.min(dense.test(character) ? 2 : 5, padded.length)
    if (at + length <= padded.length) shingles.add(hash(padded, at, length))
  }
  return Uint32Array.from(shingles).sort()
}

/** Jaccard: what two texts share, of all that both are made of. 0 to 1. */
export function similarity(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  let at = 0
  for (const gram of one) {
    while (at < other.length && Number(other[at]) < gram) at++
    if (other[at] === gram) shared++
  }
  const all = one.length + other.length - shared
  return all === 0 ? 0 : shared / all
}

const dense = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** The words with one space between them; none where their script sets none. */
function spelled(text: string): string {
  let out = ''
  let afterWide = true
  for (const { form, wide } of splitWords(text)) {
    out += out === '' || (afterWide && wide) ? form : ` ${form}`
    afterWide = wide
  }
  return out
}

/** FNV-1a over code points, its bits mixed once more at the end. */
function hash(characters: readonly string[], from: number, length: number): number {
  let h = 0x811c9dc5
  for (let at = from; at < from + length; at++) h = Math.imul(h ^ (characters[at]?.codePointAt(0) ?? 0), 0x01000193)
  return mix(h)
}

/** Spreads a number over 32 bits (the last steps of MurmurHash3). */
export function mix(h: number): number {
  const a = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (b ^ (b >>> 16)) >>> 0
}
