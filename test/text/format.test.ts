import { expect, test } from 'vitest'
import {
  dateAndTime,
  day,
  moment,
  momentExactly,
  remaining,
  timeToTheMs,
  withPlainSpaces,
  zoneName,
  zoneOffset,
} from '../../src/text/format.ts'
import { afterMoment, duration, span } from '../../src/text/times.ts'

const at = Date.UTC(2026, 10, 28, 20, 8, 2, 44)
const summer = Date.UTC(2027, 6, 1, 12)

/** As it may be broken: a bar stands for a space that holds. */
const held = (said: string | null) => said?.replaceAll('\u00a0', '|')

test('writes an hour as readers of the language count it', () => {
  expect(held(moment(at, 'America/New_York', 'en'))).toBe('Sat, Nov|28, 3:08|PM')
  expect(held(momentExactly(at, 'America/New_York', 'en'))).toBe('Sat, Nov|28, 3:08:02|PM|EST')
  expect(held(timeToTheMs(at, 'America/New_York', 'en'))).toBe('3:08:02.044|PM|EST')
  expect(held(dateAndTime(at, 'UTC', 'en'))).toBe('Nov|28, 2026, 8:08|PM|UTC')
  expect(held(moment(at, 'America/New_York', 'es'))).toBe('sáb, 28|de|nov, 15:08')
  expect(held(moment(Date.UTC(2026, 10, 28, 5), 'America/New_York', 'en'))).toBe('Sat, Nov|28, 12:00|AM')
  expect(held(moment(Date.UTC(2026, 10, 28, 5), 'America/New_York', 'es'))).toBe('sáb, 28|de|nov, 00:00')
})

test.each([
  ['America/New_York', 'EST', 'EDT', 'EST'],
  ['Europe/Zurich', 'CET', 'CEST', 'CET'],
  ['Europe/London', 'GMT', 'BST', 'GMT'],
  ['Asia/Kolkata', 'India Time', 'India Time', 'hora de India'],
  ['America/Sao_Paulo', 'São Paulo Time', 'São Paulo Time', 'hora de São Paulo'],
  ['UTC', 'UTC', 'UTC', 'UTC'],
])('calls the clocks of %s by a name that people know', (zone, winter, inSummer, spanish) => {
  expect([zoneName(at, zone, 'en'), zoneName(summer, zone, 'en'), zoneName(at, zone, 'es')]).toEqual([
    winter,
    inSummer,
    spanish,
  ])
})

test('gives the offset only where no name is there, or is asked for', () => {
  expect(zoneName(at, 'Etc/GMT+5', 'en')).toBe('GMT-5')
  expect(zoneOffset(summer, 'Australia/Lord_Howe', 'en')).toBe('GMT+10:30')
})

test('breaks no line between a number and its unit, a day and its month, or a time and its AM', () => {
  expect([duration(287, 'en'), duration(124_123, 'en'), span(312_000, 'en'), span(300_000, 'es')].map(held)).toEqual([
    '287|ms',
    '2|min|4.123|s',
    '5|min|12|s',
    '5|minutos',
  ])
  expect([40, 180_000, 80_000].map(ms => held(afterMoment(ms, 'en')))).toEqual(['+40|ms', '+3|min', '+1|min|20|s'])
  expect(held(remaining(356_400_000, 'en'))).toBe('4|days, 3|hours')
  expect([day('2026-09-07', 'en'), day('2026-09-07', 'es')].map(held)).toEqual([
    'Monday, September|7',
    'lunes, 7|de|septiembre',
  ])
})

test('programs read plain spaces', () => {
  expect(withPlainSpaces(moment(at, 'America/New_York', 'en'))).toBe('Sat, Nov 28, 3:08 PM')
})
