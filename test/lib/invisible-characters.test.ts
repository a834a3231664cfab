import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText, invisibleIn, isDamaged, isolated } from '../../src/lib/invisible-characters.ts'

describe('what nobody sees', () => {
  test.each([
    ['turned \u202ethgir', 'U+202E'],
    ['isolated \u2067x\u2069', 'U+2067'],
    ['tagged \u{e0041}', 'U+E0041'],
    ['flag of nowhere 🏴\u{e0061}\u{e007f}', 'U+E0061'],
    ['nul \0', 'U+0000'],
    ['bell \u0007', 'U+0007'],
    ['next line \u0085', 'U+0085'],
    ['c1 \u009b', 'U+009B'],
    ['z\u200bero', 'U+200B'],
    ['j\u2060oint', 'U+2060'],
    ['mark \ufeff', 'U+FEFF'],
    ['none \uffff', 'U+FFFF'],
    ['a\u200db', 'U+200D'],
    ['end \u200d', 'U+200D'],
    ['\u200cstart', 'U+200C'],
    ['😀\ufe0f\ufe01\ufe02', 'U+FE01'],
    ['a\u{e0100}', 'U+E0100'],
  ])('is found in %j', (text, name) => {
    expect(invisibleIn(text)).toBe(name)
    expect(invisibleIn(cleanText(text))).toBeNull()
    expect(invisibleIn(cleanLine(text))).toBeNull()
  })

  test.each([
    'plain, with\nlines and\ttabs',
    'שלום עולם ו־English',
    'مرحبا بالعالم',
    // Persian and Indic letters are joined and kept apart by the same characters.
    'می\u200cخواهم',
    'क्\u200dष',
    '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 🏳️‍🌈 🧑🏽‍❤️‍💋‍🧑🏻 1️⃣',
    // An emoji that nobody has made yet.
    '🐦‍🍕',
    'e\u0301 ñ ß 日本語 葛\u{e0100}',
  ])('is not in %j', text => {
    expect(invisibleIn(text)).toBeNull()
    expect(cleanText(text)).toBe(text)
  })
})

test('a name is one line of what is seen', () => {
  expect(cleanLine('  Ada\u202e \r\n Love\u200blace\0 ')).toBe('Ada Lovelace')
  expect(cleanLine('👩‍👩‍👧‍👦\u200b Ada 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBe('👩‍👩‍👧‍👦 Ada 🏴󠁧󠁢󠁥󠁮󠁧󠁿')
  for (const nothing of ['\u3164', '\u2800\u00ad', '\u200b\u202e', ' \u115f\u034f '])
    expect(cleanLine(nothing)).toBe('')
})

test('half of a character is damage, and so is what a program put in its place', () => {
  expect(isDamaged('half \ud83c')).toBe(true)
  expect(isDamaged('lost \ufffd')).toBe(true)
  expect(isDamaged('whole 🐦‍🔥')).toBe(false)
})

test('a name from right to left stands by itself in a sentence', () => {
  expect(isolated('Ada')).toBe('Ada')
  expect(isolated('עדה')).toBe('\u2068עדה\u2069')
})
