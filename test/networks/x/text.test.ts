import { describe, expect, test } from 'vitest'
import { comparable, composeLink, measureText } from '../../../src/networks/x/text.ts'

describe('the length of a text', () => {
  test.each<readonly [string, number]>([
    ['Hello', 5],
    ['日本', 4],
    ['👩‍👩‍👧‍👦', 2],
    ['see https://example.org/a/very/long/path?with=a&query=string#and-more', 4 + 23],
    ['see example.org', 4 + 23],
    // One character however it is written: X counts the NFC form.
    ['e\u0301', 1],
    ['\u00e9', 1],
    // Two whatever they are made of, those of Unicode 13 to 17 too.
    ...['🫶', '🫶🏽', '🐦‍🔥', '🧑🏽‍❤️‍💋‍🧑🏻', '🫱🏻‍🫲🏿', '🧑‍🧑‍🧒', '🙂‍↕️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇨🇶', '1️⃣'].map(
      emoji => [emoji, 2] as const,
    ),
    // An emoji that nobody has made counts as its parts.
    ['🐦‍🍕', 5],
    ['see foo.music', 4 + 23],
    ['(foo.music).', 3 + 23],
    ['https://foo.kids', 23],
    ['foo.music/abc and a.spa', 23 + 5 + 23],
    // Whether X knows the name is for X to know: the longer count is ours.
    ['https://foo.music/a-path-of-its-own', 35],
    ['one.and two', 11],
  ])('is counted as X counts it: %j is %i', (text, length) => {
    expect(measureText(text)).toMatchObject({ length, max: 280, valid: true, problems: [] })
  })

  test('ends at 280', () => {
    expect(measureText('a'.repeat(280))).toMatchObject({ length: 280, valid: true })
    expect(measureText('a'.repeat(281))).toMatchObject({ length: 281, valid: false, problems: ['too-long'] })
    expect(measureText('日'.repeat(141)).problems).toEqual(['too-long'])
  })
})

describe('a text that is slow to read', () => {
  test.each(['a.', '日.', '日。', 'a-', 'a.a-', '😀.', 'a.co.'])('is not read: %j again and again', unit => {
    expect(measureText(unit.repeat(2_000 / unit.length)).problems).toContain('too-long')
  })

  test('but one with two long links is', () => {
    const link = `https://example.org/${'a'.repeat(1_900)}`
    expect(measureText(`${link} ${link}`)).toMatchObject({ length: 47, valid: true, price: 0.2 })
  })

  test('nor is one of many emoji taken for one', () => {
    expect(measureText(`${'👩‍👩‍👧‍👦'.repeat(139)}a.`)).toMatchObject({ length: 280, valid: true })
  })
})

describe('a text X would not take', () => {
  test.each([
    ['', ['empty']],
    [' \n ', ['empty']],
    ['Tell @someone', ['mention']],
    ['$AAA alone', []],
    ['$AAA and $BBB', ['cashtags']],
    ['\ufeffhidden', ['bad-characters']],
    ['half an emoji \ud83c', ['bad-characters']],
    ['mail me@example.org', []],
    [`@someone ${'a'.repeat(280)}`, ['too-long', 'mention']],
  ])('%j has %j', (text, problems) => {
    expect(measureText(text)).toMatchObject({ problems, valid: problems.length === 0 })
  })
})

test('a post costs 1.5 cents, and 20 with a link in it, even a bare one', () => {
  expect(measureText('Amend it.').price).toBe(0.015)
  expect(measureText('Read https://example.org').price).toBe(0.2)
  expect(measureText('Read example.org').price).toBe(0.2)
  expect(measureText('Read foo.music').price).toBe(0.2)
})

test('the composer opens with the text filled in', () => {
  expect(composeLink('https://x.com', 'a b & c #d\n“é” +')).toBe(
    'https://x.com/intent/tweet?text=a%20b%20%26%20c%20%23d%0A%E2%80%9C%C3%A9%E2%80%9D%20%2B',
  )
  expect(composeLink('https://x.com', 'half \ud83c')).toBe('https://x.com/intent/tweet?text=half%20%EF%BF%BD')
})

describe('two texts are the same post', () => {
  test.each([
    ['e\u0301', '\u00e9'],
    ['one\r\n\r\ntwo  three', 'one\ntwo three'],
    ['  trimmed ', 'trimmed'],
    ['see example.org now', 'see http://example.org now'],
    ['see https://Example.org', 'see https://example.org/'],
    ['see foo.music', 'see http://foo.music/'],
  ])('%j and %j', (one, other) => {
    expect(comparable(one)).toBe(comparable(other))
  })

  test.each([
    ['Amend it', 'amend it'],
    ['see example.org/a', 'see example.org/b'],
    ['onetwo', 'one two'],
  ])('but not %j and %j', (one, other) => {
    expect(comparable(one)).not.toBe(comparable(other))
  })
})
