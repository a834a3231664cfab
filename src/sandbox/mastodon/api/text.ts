import { pieces } from '../../x/api/text.ts'
import type { Instance } from '../instances.ts'

/** How long a server takes a text to be: every address counts the same, and a grapheme is one. */
export function lengthOf(text: string, { perUrl }: Instance): number {
  if (text.length <= 100) return text.length
  return pieces(text).reduce(
    (sum, { text: shown, href }) => sum + (href ? perUrl : [...segmenter.segment(shown)].length),
    0,
  )
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
