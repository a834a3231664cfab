import { createRequire } from 'node:module'
import { memoized } from '../../lib/cache.ts'
import { isReadable, measuredAtMost, withKnownEmoji, withKnownNames } from '../../lib/newer-than-twitter-text.ts'
import type { Measure } from '../port.ts'

type TwitterText = typeof import('twitter-text')

const require = createRequire(import.meta.url)
let loaded: TwitterText | undefined

/**
 * Loaded when a text is first measured, so never in a sender: the core-js 2 inside it tries out regular expressions in a
 * way that makes V8 give up its fast ones for the whole process, and signing a post then takes 60 µs instead of 20.
 */
const twitterText = (): TwitterText => (loaded ??= require('twitter-text'))

/** What X counts without Premium: weighted characters (a link 23, emoji and CJK 2), of the text's NFC form. */
const longest = 280
/** US dollars for a post, and for one with a link in it (X API pay-per-use, docs.x.com 2026-08). */
const prices = { plain: 0.015, withLink: 0.2 }

/** Remembered: one request asks several times, and many supporters promise the same samples. */
const measures = memoized(text => (isReadable(text) ? read(text) : unread(text)), measuredAtMost)
export const measureText: (text: string) => Measure = measures.of

const unread = (text: string): Measure => ({
  length: text.length,
  max: longest,
  valid: false,
  problems: ['too-long'],
  price: prices.plain,
})

function read(text: string): Measure {
  const { parseTweet } = twitterText()
  const length = parseTweet(withKnownNames(withKnownEmoji(text), true)).weightedLength
  const problems = problemsOf(text, length)
  return {
    length,
    max: longest,
    valid: problems.length === 0,
    problems,
    price: length > longest ? prices.plain : priceOf(text),
  }
}

/** A bare domain counts: X makes a link of it, and bills it as one. Without a dot inside a word there is none. */
export function priceOf(text: string): number {
  if (!/\S\.\S/.test(text) || !isReadable(text)) return prices.plain
  const { extractUrls } = twitterText()
  return extractUrls(withKnownNames(text, false)).length > 0 ? prices.withLink : prices.plain
}

function problemsOf(text: string, length: number): Measure['problems'] {
  const { extractMentions, extractCashtags, hasInvalidCharacters } = twitterText()
  const problems: Measure['problems'][number][] = []
  if (text.trim() === '') problems.push('empty')
  if (length > longest) problems.push('too-long')
  // What X takes from a self-serve app: no mention of people who did not ask for it, one cashtag at most.
  if (extractMentions(text).length > 0) problems.push('mention')
  if (extractCashtags(text).length > 1) problems.push('cashtags')
  if (hasInvalidCharacters(text) || halfCharacter.test(text)) problems.push('bad-characters')
  return problems
}

/** X's composer with the text filled in; the person posts by hand. `site` without a slash at its end. */
export const composeLink = (site: string, text: string): string =>
  `${site}/intent/tweet?text=${encodeURIComponent(text.replace(everyHalfCharacter, '\ufffd'))}`

// One half of a surrogate pair has no UTF-8: encodeURIComponent throws on it.
const halfCharacter = /\p{Surrogate}/u
const everyHalfCharacter = /\p{Surrogate}/gu

/**
 * The form in which a text and what X made of it are equal: NFC, any white space one space, and links without the scheme
 * and closing slash that X adds. It is lenient on purpose: to miss a post that is there could mean to post it twice.
 */
export function comparable(text: string): string {
  const spaced = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  // No post of ours is longer than what is read.
  if (!isReadable(spaced)) return spaced
  const plain = withKnownNames(spaced, false)
  let out = ''
  let end = 0
  for (const { url, indices } of twitterText().extractUrlsWithIndices(plain)) {
    out +=
      plain.slice(end, indices[0]) +
      url
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, '')
    end = indices[1]
  }
  return out + plain.slice(end)
}
