import { describe, expect, test } from 'vitest'
import { readers } from './readers.ts'
import { findSlow, type Reader } from './search.ts'

const [seed, tries] = [20_270_907, 15]
// On a machine that does twenty other things as well.
const patience = 900_000

describe('no text takes more than linear time to read', () => {
  test.each(readers)(
    '$name',
    reader => {
      expect(findSlow(reader, seed, tries)).toBeNull()
    },
    patience,
  )
})

describe('the search', () => {
  const bits = ['a', 'b', '.', '-', ' ']
  const planted: readonly [string, Reader['read']][] = [
    ['an expression that begins anew at each letter', text => text.match(/[a-z]+@/)],
    ['one that gives up within', text => text.replace(/\s+$/, '')],
    [
      'a list that is searched for each of its words',
      text => {
        const words = text.split('')
        return words.filter(word => words.includes(`${word}!`))
      },
    ],
    ['names that end nowhere', text => text.match(/(?:[a-z]+\.)+com/)],
  ]
  test.each(planted)(
    'finds %s',
    (name, read) => {
      expect(findSlow({ name, read, bits, longest: 8_000 }, seed, tries)).not.toBeNull()
    },
    patience,
  )

  test.each<[string, Reader['read']]>([
    [
      'split, sorted and joined',
      text =>
        text
          .split(/[\s.]+/)
          .sort()
          .join(' '),
    ],
    ['looked at in one pass', text => text.match(/[\p{L}\p{N}]/gu)?.length],
    ['refused where it is long', text => text.length < 1_000 && text.match(/[a-z]+@/)],
  ])(
    'takes no offence at a text that is %s',
    (name, read) => {
      expect(findSlow({ name, read, bits, longest: 8_000 }, seed, tries)).toBeNull()
    },
    patience,
  )
})
