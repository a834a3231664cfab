import { expect, test } from 'vitest'
import { dateAndTime, moment, momentExactly, timeToTheMs, zoneName, zoneOffset } from '../../src/text/format.ts'

const at = Date.UTC(2026, 10, 28, 20, 8, 2, 44)
const summer = Date.UTC(2027, 6, 1, 12)

test('writes an hour as readers of the language count it', () => {
  expect(moment(at, 'America/New_York', 'en')).toBe('Sat, Nov 28, 3:08 PM')
  expect(momentExactly(at, 'America/New_York', 'en')).toBe('Sat, Nov 28, 3:08:02 PM EST')
  expect(timeToTheMs(at, 'America/New_York', 'en')).toBe('3:08:02.044 PM EST')
  expect(dateAndTime(at, 'UTC', 'en')).toBe('Nov 28, 2026, 8:08 PM UTC')
  expect(moment(at, 'America/New_York', 'es')).toBe('sáb, 28 de nov, 15:08')
  expect(moment(Date.UTC(2026, 10, 28, 5), 'America/New_York', 'en')).toBe('Sat, Nov 28, 12:00 AM')
  expect(moment(Date.UTC(2026, 10, 28, 5), 'America/New_York', 'es')).toBe('sáb, 28 de nov, 00:00')
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
