import { splitWords, type Word } from './words.ts'

/** Part of a text, as UTF-16 offsets: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number }

/** So many words in a row are not the same by chance; of scripts whose words are single characters, more. */
const [wordsInARow, charactersInARow] = [3, 5]

/**
 * The parts of `mine` that stand in `other` too, so that a page can mark them without showing anything else of the other.
 * Where no words in a row are the same, single words; where not even those, all of it.
 */
export function sharedParts(mine: string, other: string): Span[] {
  const [own, theirs] = [splitWords(mine), splitWords(other)]
  for (let fewer = 0; fewer < wordsInARow; fewer++) {
    const lengthAt = (word: Word) => (word.wide ? charactersInARow : wordsInARow) - fewer
    const found = runsIn(own, runsOf(theirs, lengthAt), lengthAt)
    if (found.length > 0) return found
  }
  return mine === '' ? [] : [{ start: 0, end: mine.length }]
}

type LengthAt = (word: Word) => number

const runsOf = (words: readonly Word[], lengthAt: LengthAt): ReadonlySet<string> =>
  new Set(words.map((word, at) => runAt(words, at, lengthAt(word))))

/** Neighbours become one span, with what stands between their words. */
function runsIn(words: readonly Word[], known: ReadonlySet<string>, lengthAt: LengthAt): Span[] {
  const spans: Span[] = []
  let covered = 0
  for (const [at, word] of words.entries()) {
    const length = lengthAt(word)
    if (at + length <= words.length && known.has(runAt(words, at, length))) covered = Math.max(covered, at + length)
    if (at >= covered) continue
    const before = spans.at(-1)
    const touches = at > 0 && before?.end === words[at - 1]?.end
    if (before && touches) spans[spans.length - 1] = { start: before.start, end: word.end }
    else spans.push({ start: word.start, end: word.end })
  }
  return spans
}

const runAt = (words: readonly Word[], at: number, length: number) =>
  words
    .slice(at, at + length)
    .map(word => word.form)
    .join(' ')
