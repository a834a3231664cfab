import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { isReadable, withKnownEmoji, withKnownNames } from '../../../lib/newer-than-twitter-text.ts'

type TwitterText = typeof import('twitter-text')

const require = createRequire(import.meta.url)
let loaded: TwitterText | undefined

// The core-js 2 in it slows down every regular expression of the process: loaded only for texts that need it.
const twitterText = (): TwitterText => (loaded ??= require('twitter-text'))

/** A text as X counts it: whether it is short enough, and its links, by UTF-16 index. */
type Measured = {
  readonly fits: boolean
  readonly links: readonly { url: string; indices: readonly [number, number] }[]
}

/** Of a text X refuses as too long. Empty texts fit. */
export const fitsPost = (text: string): boolean => measured(text).fits

function measured(text: string): Measured {
  const known = cache.get(text)
  if (known) return known
  const measure = plainlyFits(text) ? { fits: true, links: [] } : asX(text)
  if (cache.size > 2_000) cache.clear()
  cache.set(text, measure)
  return measure
}

const cache = new Map<string, Measured>()

// Without a dot inside a word there is no link, and without a link no character weighs more than two.
const plainlyFits = (text: string) =>
  !/\S[.\u3002\uff0e\uff61]\S/.test(text) && (text.length <= 140 || (text.length <= 280 && isLight(text)))

/** Whether every character weighs one: the ranges of twitter-text's version 3 that are common. */
function isLight(text: string): boolean {
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n)
    if (code > 0x10ff && (code < 0x2010 || code > 0x201f)) return false
  }
  return true
}

function asX(text: string): Measured {
  if (!isReadable(text)) return { fits: false, links: [] }
  const { parseTweet, extractUrlsWithIndices } = twitterText()
  const counted = withKnownNames(withKnownEmoji(text), true)
  return {
    fits: parseTweet(counted).weightedLength <= 280,
    links: extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true }),
  }
}

export type UrlEntity = {
  readonly start: number
  readonly end: number
  readonly url: string
  readonly expanded_url: string
  readonly display_url: string
}

/** The text as API v2 gives it: links as t.co, three characters escaped. Places count code points. */
export function shown(id: string, text: string): { readonly text: string; readonly urls: readonly UrlEntity[] } {
  const urls: UrlEntity[] = []
  let out = ''
  let from = 0
  for (const { url: given, indices } of measured(text).links) {
    out += escaped(text.slice(from, indices[0]))
    const url = shortLink(id, urls.length)
    const expanded_url = /^https?:/i.test(given) ? given : `http://${given}`
    const start = [...out].length
    urls.push({ start, end: start + url.length, url, expanded_url, display_url: displayed(given) })
    out += url
    from = indices[1]
  }
  return { text: out + escaped(text.slice(from)), urls }
}

/** Pieces of a text for a page: plain, or a link. */
export function pieces(text: string): readonly { readonly text: string; readonly href: string | null }[] {
  const found: { text: string; href: string | null }[] = []
  let from = 0
  for (const { url, indices } of measured(text).links) {
    found.push(...localLinks(text.slice(from, indices[0])))
    found.push({ text: displayed(url), href: /^https?:/i.test(url) ? url : `http://${url}` })
    from = indices[1]
  }
  return [...found, ...localLinks(text.slice(from))].filter(piece => piece.text !== '')
}

/** X makes no link of an address without a domain. Here, where sites run on this machine, a person wants to follow it. */
const localLinks = (text: string) =>
  text
    .split(/(https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/[^\s]*)/)
    .map((part, n) => (n % 2 === 1 ? { text: displayed(part), href: part } : { text: part, href: null }))

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function displayed(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
  return bare.length > 30 ? `${bare.slice(0, 29)}…` : bare
}

const shortLink = (id: string, n: number) =>
  `https://t.co/${createHash('sha256').update(`${id} ${n}`).digest('base64').replace(/[+/=]/g, '').slice(0, 10)}`
