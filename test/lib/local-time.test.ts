import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localTime, readLocalTime } from '../../src/lib/local-time.ts'

const newYork = 'America/New_York'

describe('a day and a time on the clock of a place', () => {
  test('mean one moment', () => {
    const at = Date.UTC(2027, 8, 7, 14)
    expect(readLocalTime('2027-09-07', '10:00', newYork)).toEqual({ kind: 'moment', at })
    expect(readLocalTime('2027-09-07', '10:00:05', newYork)).toEqual({ kind: 'moment', at: at + 5_000 })
    expect(localTime(at, newYork)).toEqual({ day: '2027-09-07', time: '10:00:00' })
  })

  test('do not exist where the clocks are put forward over them', () => {
    const standard = Date.UTC(2027, 2, 14, 7, 30)
    // 01:30 EST and 03:30 EDT: half an hour before the change, and after it.
    expect(readLocalTime('2027-03-14', '02:30', newYork)).toEqual({
      kind: 'skipped',
      at: [standard - 3_600_000, standard],
    })
    expect(readLocalTime('2027-03-14', '01:59:59', newYork)).toMatchObject({ kind: 'moment' })
    expect(readLocalTime('2027-03-14', '03:00', newYork)).toEqual({ kind: 'moment', at: Date.UTC(2027, 2, 14, 7) })
    expect(readLocalTime('2011-12-30', '12:00', 'Pacific/Apia')).toMatchObject({ kind: 'skipped' })
  })

  test('come twice where the clocks are put back over them', () => {
    const first = Date.UTC(2027, 10, 7, 5, 30)
    expect(readLocalTime('2027-11-07', '01:30', newYork)).toEqual({ kind: 'twice', at: [first, first + 3_600_000] })
    expect(readLocalTime('2027-11-07', '02:00', newYork)).toMatchObject({ kind: 'moment' })
  })

  test.each([
    ['2027-02-29', '10:00'],
    ['2027-13-01', '10:00'],
    ['2027-09-07', '24:00'],
    ['2027-09-07', '10:60'],
    ['2027-09-07', ''],
    ['', '10:00'],
    ['7.9.2027', '10:00'],
    ['2027-09-07', '10:00Z'],
  ])('%s %s is none', (day, time) => {
    expect(readLocalTime(day, time, newYork)).toBeNull()
  })

  test('read back what they were shown as, in every zone and year', () => {
    const zones = constantFrom(
      'UTC',
      newYork,
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    )
    const seconds = integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 })
    assert(
      property(seconds, zones, (second, zone) => {
        const shown = localTime(second * 1000, zone)
        const read = readLocalTime(shown.day, shown.time, zone)
        const meant = read?.kind === 'moment' ? [read.at] : read?.kind === 'twice' ? read.at : []
        expect(meant).toContain(second * 1000)
      }),
      { numRuns: 500 },
    )
  })
})
