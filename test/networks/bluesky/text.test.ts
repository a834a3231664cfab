import { describe, expect, test } from 'vitest'
import { countForBluesky } from '../../../src/client/lib/count-for-bluesky.ts'
import { composeLink, facetsIn, measureText } from '../../../src/networks/bluesky/text.ts'

const family = '👨‍👩‍👧‍👦'

describe('a text for Bluesky', () => {
  test.each<[string, string, number, readonly string[]]>([
    ['words', 'Save the river', 14, []],
    ['300 letters', 'x'.repeat(300), 300, []],
    ['one more', 'x'.repeat(301), 301, ['too-long']],
    ['an emoji of many parts as one', family, 1, []],
    ['few signs of very many bytes', family.repeat(150), 150, ['too-long']],
    ['what no post is as long as', 'x'.repeat(50_000), 50_000, ['too-long']],
    ['nothing', ' \n ', 3, ['empty']],
    ['a handle', 'Dear @alice.bsky.social', 23, ['mention']],
    ['a handle in brackets', 'Dear (@alice.bsky.social)', 25, ['mention']],
    ['an @ that is no handle', 'Meet @ the river, @noon', 23, []],
    ['an address of mail', 'Write to river@example.org', 26, []],
    ['half a character', 'x\ud83d', 2, ['bad-characters']],
    ['any number of tags and cashtags', '#a #b #c $AB $CD', 16, []],
  ])('measures %s', (_, text, length, problems) => {
    expect(measureText(text)).toEqual({ length, max: 300, valid: problems.length === 0, problems, price: 0 })
  })

  test.each(['Hello', 'Café', 'e\u0301', '👩‍👩‍👧‍👦 🇪🇺 👍🏽', 'क्षि', '\r\n', 'https://example.org/a?b=c #tag'])(
    'is counted in a browser as the server counts it: %j',
    text => expect(countForBluesky(text)).toBe(measureText(text).length),
  )

  test('has its links and tags found, by bytes, in their order', () => {
    const text = 'Ü #river: see example.org/a, (https://example.org/b).'
    const found = facetsIn(text).map(({ index, features: [one] }) => [
      Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString('utf8'),
      one?.uri ?? one?.tag,
    ])
    expect(found).toEqual([
      ['#river', 'river'],
      ['example.org/a', 'https://example.org/a'],
      ['https://example.org/b', 'https://example.org/b'],
    ])
  })

  test('has no mention in its facets', () => {
    expect(facetsIn('Dear @alice.bsky.social')).toEqual([])
  })

  test('opens in the composer of Bluesky', () => {
    expect(composeLink('https://bsky.app', 'Now & here \ud83d')).toBe(
      'https://bsky.app/intent/compose?text=Now%20%26%20here%20%EF%BF%BD',
    )
  })
})
