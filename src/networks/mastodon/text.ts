import { createRequire } from 'node:module'
import { memoized } from '../../lib/cache.ts'
import type { Measure } from '../port.ts'
import type { ServerFacts } from './server-facts.ts'

type TwitterText = typeof import('twitter-text')

const require = createRequire(import.meta.url)
let loaded: TwitterText | undefined

/** Mastodon finds links with this library as well. Loaded when a text is first measured, so never in a sender (see x/text.ts). */
const twitterText = (): TwitterText => (loaded ??= require('twitter-text'))

/** No post is longer in any measure that people would want: what is, is not looked at closely. */
const readable = 10_000

type Limits = Pick<ServerFacts, 'maxCharacters' | 'urlCharacters'>

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Remembered: one request asks several times, and many supporters promise the same samples. */
const parts = memoized(read, readable)

/** As Mastodon counts: what people see as one sign is one, and a link as many as the server says. */
export function measureText(text: string, { maxCharacters, urlCharacters }: Limits): Measure {
  const { rest, links, problems: found } = parts.of(text)
  const length = rest + links * urlCharacters
  const tooLong = length > maxCharacters || text.length > readable
  const problems: Measure['problems'] = tooLong ? [...found, 'too-long'] : found
  return { length, max: maxCharacters, valid: problems.length === 0, problems, price: 0 }
}

type Parts = { readonly rest: number; readonly links: number; readonly problems: Measure['problems'] }

function read(text: string): Parts {
  if (text.length > readable) return { rest: text.length, links: 0, problems: [] }
  const links = twitterText().extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false })
  const rest = links.reduceRight((left, { indices: [from, to] }) => left.slice(0, from) + left.slice(to), text)
  return { rest: [...graphemes.segment(rest)].length, links: links.length, problems: problemsOf(text) }
}

function problemsOf(text: string): Measure['problems'] {
  const problems: Measure['problems'][number][] = []
  if (text.trim() === '') problems.push('empty')
  // Notifying people in bulk is what servers are blocked for.
  if (/(?<![\p{L}\p{N}_/.])@[a-z0-9_]+/iu.test(text)) problems.push('mention')
  if (/\p{Surrogate}/u.test(text)) problems.push('bad-characters')
  return problems
}
