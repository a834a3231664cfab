import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile } from '../../src/lib/calendar.ts'

const entry = { uid: 'a@b', title: 'Call', text: 'Now', url: 'https://b.example/c' }
const now = Date.UTC(2026, 8, 1, 8, 30)

test('a day is a whole day in every calendar', () => {
  expect(calendarFile([{ ...entry, day: '2026-12-31' }], now)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Thunderclap//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:a@b',
      'DTSTAMP:20260901T083000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Call',
      'DESCRIPTION:Now',
      'URL:https://b.example/c',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('a moment is told in UTC, so that no zone has to be described, and rings whatever the calendar is set to', () => {
  const file = calendarFile([{ ...entry, at: Date.UTC(2026, 8, 7, 14), minutes: 15, ringsBefore: 2 }], now)
  expect(file).toContain('DTSTART:20260907T140000Z\r\nDTEND:20260907T141500Z\r\n')
  expect(file).toContain('BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Call\r\nTRIGGER:-PT2M\r\nEND:VALARM\r\n')
})

test('what has a meaning in the format is escaped, and control characters are left out', () => {
  const file = calendarFile([{ ...entry, title: 'One, two; three\\', text: 'a\r\nb\nc\u0000', day: '2026-01-01' }], now)
  expect(file).toContain('SUMMARY:One\\, two\\; three\\\\\r\n')
  expect(file).toContain('DESCRIPTION:a\\nb\\nc\r\n')
})

test('no line is longer than 75 bytes, and unfolded it says what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), words => {
      const title = words.replace(/[\\;,\r\n]|\p{Cc}/gu, '')
      const file = calendarFile([{ ...entry, title, day: '2026-01-01' }], now)
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`)
    }),
  )
})
