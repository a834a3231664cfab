import { describe, expect, test } from 'vitest'
import { type Lang, langs } from '../../src/lib/lang.ts'
import { text } from '../../src/text/text.ts'

type Said = { readonly path: string; readonly words: string }
type Sentence = (...given: readonly unknown[]) => unknown

const goal = { goalRule: 'nothing', extendDays: 3 }
const event = {
  ...{ email: 'ada@example.org', role: 'editor', name: 'Ada', sessions: 2, slug: 'amend', of: 'copy' },
  ...{ section: 'story', network: 'x', handle: 'ada', reason: '…', subject: '…', people: 2, accounts: 2, dollars: 2 },
  ...{ left: 7, contact: 'us@example.org', file: 'amend-supporters.csv' },
  ...{ id: 'q3mTz8Ka', browser: 'Firefox', from: 60_000, to: 120_000, timeZone: 'UTC' },
}

const spans = {
  permission: 7,
  address: 30,
  reminder: 7,
  session: 1,
  organizer: 14,
  browser: 180,
  unconfirmed: 48,
  invited: 7,
}

/** What is given to sentences that take more than names and numbers. */
const special: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^audit\.events\.role-changed$/, [{ ...event, from: 'owner', to: 'viewer' }]],
  [/^audit\.events\.goal-rule$/, [{ ...event, from: goal, to: goal }]],
  [/^audit\.events\./, [event]],
  [/^pledge\.wrong\.too-long$/, [{ length: 300, max: 280 }]],
  [/(^mail\.invitation|^people\.me)\.role$/, ['owner']],
  [/^privacy\.(short\.lines|(kept|cookies)\.rows)$/, [spans]],
  [/^history\.(looked|unreachable)/, ['X', 3]],
  [/^people\.accept\.lead$/, ['viewer', null]],
]

/** All that a catalogue can say, its sentences with several numbers. */
function everything(lang: Lang): Said[] {
  const said: Said[] = []
  const walk = (path: string, words: unknown): void => {
    if (typeof words === 'string') said.push({ path, words })
    else if (typeof words === 'function') for (const answer of answers(path, words as Sentence)) walk(path, answer)
    else for (const [key, more] of Object.entries(words as object)) walk(path ? `${path}.${key}` : key, more)
  }
  walk('', text(lang))
  return said
}

function answers(path: string, sentence: Sentence): unknown[] {
  const given = special.find(([place]) => place.test(path))?.[1]
  return given ? [sentence(...given)] : [0, 1, 2, 21].map(n => sentence(...Array(sentence.length).fill(n)))
}

const found = (lang: Lang, wrong: (said: Said) => boolean) =>
  everything(lang)
    .filter(wrong)
    .map(({ path, words }) => `${path}: ${words}`)

describe.each(langs)('the catalogue in %s', lang => {
  test('says everything that the English one says', () => {
    const paths = (one: Lang) => [...new Set(everything(one).map(said => said.path))].sort()
    expect(paths(lang).length).toBeGreaterThan(900)
    expect(paths(lang)).toEqual(paths('en'))
  })

  test('leaves no gap where a word should stand', () => {
    expect(found(lang, ({ words }) => /undefined|NaN|\[object|function|=>/.test(words))).toEqual([])
  })

  test('raises its voice nowhere, and leaves no space too many', () => {
    expect(found(lang, ({ words }) => /[!¡]|\S {2}| $|^ /.test(words))).toEqual([])
  })
})

describe('the Spanish catalogue', () => {
  test('holds no English', () => {
    const english =
      /\b(the|and|of|your?|is|are|was|were|with|this|that|they|their|from|not|will|post|posts|pledge|launch|by)\b/i
    expect(found('es', ({ words }) => english.test(words.replace(/npm run \S+( -- organizer reset)?/g, '')))).toEqual(
      [],
    )
  })

  test('says no sentence as English does', () => {
    const inEnglish = new Set(everything('en').map(said => said.words))
    expect(found('es', ({ words }) => /\p{L}{2,} \p{L}{2,}/u.test(words) && inEnglish.has(words))).toEqual([])
  })

  test('opens its questions, and quotes with « »', () => {
    expect(
      found('es', ({ words }) => (/[?](?!\w+=)/.test(words) && !words.includes('¿')) || /["“”]/.test(words)),
    ).toEqual([])
  })

  test('calls people tú', () => {
    expect(found('es', ({ words }) => /\b(usted|ustedes|vosotros|vuestr\w+)\b/i.test(words))).toEqual([])
  })
})
