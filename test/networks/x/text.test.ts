import { describe, expect, test } from 'vitest'
import { comparable, composeLink, measureText } from '../../../src/networks/x/text.ts'

describe('the length of a text', () => {
  test.each([
    ['Hello', 5],
    ['日本', 4],
    ['👩‍👩‍👧‍👦', 2],
    ['see https://example.org/a/very/long/path?with=a&query=string#and-more', 4 + 23],
    ['see example.org', 4 + 23],
    // One character however it is written: X counts the NFC form.
    ['e\u0301', 1],
    ['\u00e9', 1],
  ])('is counted as X counts it: %j is %i', (text, length) => {
    expect(measureText(text)).toMatchObject({ length, max: 280, valid: true, problems: [] })
  })

  test('ends at 280', () => {
    expect(measureText('a'.repeat(280))).toMatchObject({ length: 280, valid: true })
    expect(measureText('a'.repeat(281))).toMatchObject({ length: 281, valid: false, problems: ['too-long'] })
    expect(measureText('日'.repeat(141)).problems).toEqual(['too-long'])
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
