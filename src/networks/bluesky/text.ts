import { createRequire } from 'node:module'
import { memoized } from '../../lib/cache.ts'
import type { Measure } from '../port.ts'

/** A link, tag or mention in a text, by its place in UTF-8 bytes (app.bsky.richtext.facet). */
export type Facet = {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly { readonly $type: string; readonly uri?: string; readonly tag?: string }[]
}

/** All that is asked of a text there. */
type Utf16 = { readonly utf16: string; readonly utf16IndexToUtf8Index: (index: number) => number }
type Detection = { readonly detectFacets: (text: Utf16) => Facet[] | undefined }

const require = createRequire(import.meta.url)
// The file of @atproto/api behind `detectFacetsWithoutResolution`: all of it would load five hundred.
const { detectFacets } = require('@atproto/api/dist/rich-text/detection.js') as Detection

/** Of app.bsky.feed.post: graphemes, as people see them, and UTF-8 bytes. */
const longest = 300
const mostBytes = 3_000
/** No post is longer in any measure: what is, is not looked at closely. */
const readable = 10_000
const mention = 'app.bsky.richtext.facet#mention'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Remembered: one request asks several times, and many supporters promise the same samples. */
export const measureText: (text: string) => Measure = memoized(measured, readable).of

function measured(text: string): Measure {
  const length = text.length > readable ? text.length : [...graphemes.segment(text)].length
  const problems = problemsOf(text, length)
  return { length, max: longest, valid: problems.length === 0, problems, price: 0 }
}

function problemsOf(text: string, length: number): Measure['problems'] {
  const problems: Measure['problems'][number][] = []
  if (text.trim() === '') problems.push('empty')
  if (length > longest || Buffer.byteLength(text) > mostBytes) problems.push('too-long')
  // Their guidelines call notifying people in bulk spam.
  if (text.length <= readable && detected(text).some(isMention)) problems.push('mention')
  if (/\p{Surrogate}/u.test(text)) problems.push('bad-characters')
  return problems
}

/** What makes links and tags of a text work: the server does not look for them. */
export const facetsIn = (text: string): readonly Facet[] =>
  detected(text)
    .filter(facet => !isMention(facet))
    .sort((one, other) => one.index.byteStart - other.index.byteStart)

const detected = (text: string): readonly Facet[] =>
  detectFacets({ utf16: text, utf16IndexToUtf8Index: index => Buffer.byteLength(text.slice(0, index)) }) ?? []

const isMention = ({ features }: Facet) => features.some(({ $type }) => $type === mention)

/** Bluesky's composer with the text filled in; the person posts by hand. `site` without a slash at its end. */
export const composeLink = (site: string, text: string): string =>
  `${site}/intent/compose?text=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`
