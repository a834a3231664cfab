import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketsOf } from '../../../../src/domain/pledge/similarity/buckets.ts'
import { countNearDuplicates, nearestOf } from '../../../../src/domain/pledge/similarity/near-duplicates.ts'
import { sharedParts } from '../../../../src/domain/pledge/similarity/shared-parts.ts'
import { shinglesOf, similarFrom, similarity } from '../../../../src/domain/pledge/similarity/shingles.ts'
import { splitWords } from '../../../../src/domain/pledge/similarity/words.ts'
import { apart, near } from './pairs.ts'

const alike = (one: string, other: string) => similarity(shinglesOf(one), shinglesOf(other))
const meet = (one: string, other: string) => {
  const places = new Set(bucketsOf(shinglesOf(one), 'here'))
  return bucketsOf(shinglesOf(other), 'here').some(place => places.has(place))
}

describe('texts that a person would call the same', () => {
  test.each(near)('%s', (_what, first, second) => {
    expect(alike(first, second)).toBeGreaterThanOrEqual(similarFrom)
    expect(meet(first, second)).toBe(true)
  })
})

describe('texts of two people about one matter', () => {
  test.each(apart)('%s', (_what, first, second) => {
    // Well below, so that a sentence more in common does not decide it.
    expect(alike(first, second)).toBeLessThan(similarFrom - 0.1)
  })
})

const sentences = fc.constantFrom(...near.map(([, first]) => first), ...apart.flatMap(([, ...two]) => two))
/** A text of nothing but hashtags is compared by them, so that one more is a difference. */
const withWords = sentences.filter(text => /(?<!\S)[^#\s]/u.test(text))
const anything = fc.oneof(sentences, fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary' }))

describe('likeness', () => {
  test('is the same from both sides, from 0 to 1, and 1 to itself', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const grade = alike(one, other)
        expect(grade).toBe(alike(other, one))
        expect(grade).toBeGreaterThanOrEqual(0)
        expect(grade).toBeLessThanOrEqual(1)
        expect(alike(one, one)).toBe(shinglesOf(one).length === 0 ? 0 : 1)
      }),
    )
  })

  test('does not see what makes no text one’s own', () => {
    fc.assert(
      fc.property(withWords, fc.array(fc.constantFrom(...noises), { minLength: 1, maxLength: 4 }), (text, some) => {
        const noisy = some.reduce((words, noise) => noise(words), text)
        expect(forms(noisy)).toEqual(forms(text))
      }),
      { numRuns: 500 },
    )
  })

  test('is small between texts that share no word', () => {
    expect(alike('abcdefg hijklmn', 'opqrstu vwxyz')).toBe(0)
    expect(alike('', '')).toBe(0)
    expect(alike('🔥🔥', '🙏🏽')).toBe(0)
    expect(alike('🔥 🔥', '🔥🔥')).toBe(1)
  })
})

const forms = (text: string) => splitWords(text).map(word => word.form)
const cyrillic = new Map([...'aeopcyxi'].map((latin, at) => [latin, [...'аеорсухі'][at] ?? latin]))
/** Not those of links, mentions and hashtags. */
const plainWords = (text: string, change: (word: string) => string) => text.replace(/(?<!\S)[a-z]+(?!\S)/gi, change)
const noises: readonly ((text: string) => string)[] = [
  text => `${text} #SomeTag #another_2`,
  text => `#SomeTag ${text}`,
  text => `${text} https://example.org/a?b=c#d`,
  text => `@somebody ${text} @some.body@social.example`,
  text => `🙏🏽 ${text} …!!`,
  text => text.replaceAll(' ', '\u00a0\n'),
  text => [...text].join('\u200b'),
  text => text.normalize('NFD'),
  text => plainWords(text, word => [...word].join('\u0301')),
  text => plainWords(text, word => [...word].map(letter => cyrillic.get(letter) ?? letter).join('')),
  text => text.replaceAll(/[,.;:!?、。،]+(?=\s|$)/gu, ' -'),
]

describe('bands', () => {
  test('are the same for equal texts, and others for another campaign', () => {
    const grams = shinglesOf('Pass the bill before the summer recess')
    expect(bucketsOf(grams, '1 x')).toEqual(bucketsOf(grams, '1 x'))
    expect(bucketsOf(grams, '1 x').filter(place => bucketsOf(grams, '2 x').includes(place))).toEqual([])
    expect(bucketsOf(new Uint32Array(), '1 x')).toEqual([])
  })

  test('stay the same for ever, for they are stored', () => {
    expect(bucketsOf(shinglesOf('Hear the survivors'), '1 x').slice(0, 2)).toMatchInlineSnapshot(`
      [
        2285290498779,
        80837695867858,
      ]
    `)
  })

  test('bring together 95 of 100 texts on the border, and nearly all above it', () => {
    const random = numbers()
    const rate = (share: number) => {
      const hits = Array.from({ length: 400 }, () => {
        const common = random(Math.round((260 * share) / (1 + share)))
        const [one, other] = [0, 1].map(() => Uint32Array.from([...common, ...random(130 - common.length)]).sort())
        const places = new Set(bucketsOf(one ?? new Uint32Array(), 'a'))
        return bucketsOf(other ?? new Uint32Array(), 'a').some(place => places.has(place))
      })
      return hits.filter(Boolean).length / hits.length
    }
    expect(rate(0.5)).toBeGreaterThan(0.9)
    expect(rate(0.6)).toBeGreaterThan(0.98)
    expect(rate(0.1)).toBeLessThan(0.05)
  })
})

/** Numbers that look like chance and are the same in every run. */
function numbers() {
  let seed = 1
  return (n: number) =>
    Array.from({ length: n }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0
    })
}

describe('what is shared', () => {
  const shown = (mine: string, other: string) =>
    sharedParts(mine, other).map(({ start, end }) => mine.slice(start, end))

  test('is marked in one’s own text, as it was written', () => {
    expect(shown('My sister! SAYS: pass the bill, NOW.', 'Please pass the bill now, Congress')).toEqual([
      'pass the bill, NOW',
    ])
    expect(shown('A B C d e f G H I', 'a b c x g h i')).toEqual(['A B C', 'G H I'])
  })

  test('works without spaces between words', () => {
    expect(shown('友人のために被害者が裁判で声を上げられるように', '被害者が裁判で声を！')).toEqual([
      '被害者が裁判で声を',
    ])
  })

  test('falls back to fewer words, then to all of it', () => {
    expect(shown('Enough is said', 'Enough is heard')).toEqual(['Enough is'])
    expect(shown('survivor', 'survivors')).toEqual(['survivor'])
  })

  test('always lies within one’s own text, in order', () => {
    fc.assert(
      fc.property(anything, anything, (mine, other) => {
        let last = 0
        for (const { start, end } of sharedParts(mine, other)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(mine.length)
          last = end
        }
      }),
    )
  })
})

describe('the meter', () => {
  test('names for every sample the one that it is most like', () => {
    const [one = '', two = ''] = near.find(([what]) => what === 'two words replaced')?.slice(1) ?? []
    const nearest = nearestOf([one, 'Something else altogether', '', two])
    expect(nearest.map(found => found?.place)).toEqual([3, expect.any(Number), undefined, 0])
    expect(nearest.map(found => found?.near)).toEqual([true, false, undefined, true])
    expect(nearestOf(['alone'])).toEqual([null])
  })

  test('counts the texts that have another like them', () => {
    expect(countNearDuplicates([])).toBe(0)
    for (const [, one, two] of near) expect(countNearDuplicates([one, 'Nothing of the kind', two])).toBe(2)
    for (const [, one, two] of apart) expect(countNearDuplicates([one, two])).toBe(0)
    expect(countNearDuplicates(['Hear us', 'hear us!', 'HEAR US', 'Vote'])).toBe(3)
  })
})
