import { expect, test } from 'vitest'
import { readTimeZone, zonesAt } from '../../src/lib/time-zones.ts'

const timeZones = zonesAt(Date.UTC(2027, 0, 1)).map(({ name }) => name)

test('zones have the names of today, once each, and clocks know every one', () => {
  for (const name of ['Asia/Kolkata', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', 'America/Nuuk', 'UTC', 'America/New_York'])
    expect(timeZones).toContain(name)
  for (const name of ['Asia/Calcutta', 'Europe/Kiev', 'Asia/Saigon', 'America/Buenos_Aires'])
    expect(timeZones).not.toContain(name)
  const resolved = timeZones.map(timeZone => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone)
  expect(new Set(resolved).size).toBe(timeZones.length)
})

test.each([
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['America/New York', 'America/New_York'],
  [' new  york ', 'America/New_York'],
  ['são paulo', 'America/Sao_Paulo'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['utc', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
])('%s is %s', (typed, zone) => {
  expect(readTimeZone(typed)).toBe(zone)
})

test.each(['', 'Mars/One', '+05:30', 'Calcutta, please', 'x'.repeat(10_000), '\u0000', '/'])('%j is no zone', typed => {
  expect(readTimeZone(typed)).toBeNull()
})

test('every zone is found by its own name, also as browsers give it', () => {
  for (const name of timeZones) expect(readTimeZone(name)).toBe(name)
  for (const name of Intl.supportedValuesOf('timeZone')) expect(timeZones).toContain(readTimeZone(name))
})

test('zones go from west to east, each with its offset at that time of the year', () => {
  const offsets = (at: number) => Object.fromEntries(zonesAt(at).map(({ name, offset }) => [name, offset]))
  const [winter, summer] = [offsets(Date.UTC(2027, 0, 1)), offsets(Date.UTC(2027, 6, 1))]
  expect([winter['Europe/Zurich'], summer['Europe/Zurich']]).toEqual(['UTC+1', 'UTC+2'])
  expect([winter['America/St_Johns'], winter['Asia/Kathmandu'], winter.UTC]).toEqual(['UTC−3:30', 'UTC+5:45', 'UTC'])
  expect([timeZones[0], timeZones.at(-1)]).toEqual(['Pacific/Midway', 'Pacific/Kiritimati'])
})
