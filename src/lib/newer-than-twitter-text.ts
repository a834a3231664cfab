/**
 * X goes with the times, twitter-text 3.1 stands in 2020. A text is given to it in other words that it counts as X counts
 * the text: emoji since Unicode 13 as older ones, names under newer top-level domains as names under an old one.
 */

/** Every emoji as one that twitter-text knows, which like all of them counts as two. */
export const withKnownEmoji = (text: string): string =>
  emoji && mayHoldEmoji.test(text) ? text.replace(emoji, '\u{1f600}') : text

/** The whole list takes half a microsecond a character. */
const mayHoldEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

const everyEmoji = String.raw`\p{RGI_Emoji}`

/** Null in browsers from before 2023: they count the newest emoji as too long, and the server says how it is. */
const emoji = ((): RegExp | null => {
  try {
    return new RegExp(everyEmoji, 'gv')
  } catch {
    return null
  }
})()

/**
 * Names under newer domains as names that twitter-text takes for links. `counted`: only where that makes the text no
 * shorter, since nobody but X can say which names it knows.
 */
export function withKnownNames(text: string, counted: boolean): string {
  // Most texts have no name in them, and twitter-text need not be asked what it knows.
  if (!/[a-z\d]\.[a-z]{2}/i.test(text)) return text
  return text
    .split(/(\s+)/)
    .map(word => renamed(word, counted))
    .join('')
}

function renamed(word: string, counted: boolean): string {
  if (counted && word.length >= linkLength) return word
  return word
    .split(/([a-z\d.-]+)/i)
    .map(name => {
      const [, labels, last, end] = /^(.*[a-z\d]\.)([a-z]+)([.-]*)$/i.exec(name.slice(-longestName)) ?? []
      return labels && newer.has(String(last).toLowerCase()) ? `${name.slice(0, -longestName)}${labels}com${end}` : name
    })
    .join('')
}

const linkLength = 23
const longestName = 260

/** What IANA's root zone of 2026-11 has and twitter-text 3.1 has not, of the names that are plain letters. */
const newer: ReadonlySet<string> = new Set(['amazon', 'kids', 'merck', 'music', 'spa'])

/** What is longer than this, in UTF-16 units, is not read. A post of X with two links as long as browsers take fits. */
export const measuredAtMost = 4_000
const longestPost = 280

/**
 * Twitter-text looks for the names of links in quadratic time. A name has 253 characters at most, and what stands longer
 * without a break is none: such a text is too long for X whatever else is in it.
 */
export const isReadable = (text: string): boolean =>
  text.length <= measuredAtMost &&
  withKnownEmoji(text)
    .split(/[\s/?#]+/)
    .every(run => run.length <= longestPost || !/[.\u3002\uff0e\uff61]/.test(run))
