import { describe, expect, test } from 'vitest'
import { editions, members, zips } from '../../../../db/schema/index.ts'
import { calleesOf } from '../../../../src/domain/call/congress/callees.ts'
import { currentEdition, storeCongress } from '../../../../src/domain/call/congress/editions.ts'
import { districtsOf, usableEdition } from '../../../../src/domain/call/congress/lookup.ts'
import { isOfficeOpen } from '../../../../src/domain/call/congress/office-hours.ts'
import { readCongress } from '../../../../src/domain/call/congress/parse.ts'
import { noon } from '../../../support/context.ts'
import { testDb } from '../../../support/db.ts'
import { filesOf, type MadeUp, madeUpCongress } from './made-up.ts'

const whole = madeUpCongress()
const changed = (change: (congress: MadeUp) => unknown) => {
  const congress = structuredClone(whole)
  change(congress)
  return readCongress(filesOf(congress))
}
const whyNot = (read: ReturnType<typeof readCongress>) => (read.kind === 'refused' ? read.why.join('\n') : read.kind)

describe('the lists of Congress', () => {
  test('are read in their upstream formats', () => {
    const read = readCongress(filesOf(whole))
    if (read.kind === 'refused') throw new Error(read.why.join())
    expect(read.congress).toMatchObject({ newestOn: '2025-01-03', endsOn: '2027-01-03' })
    expect(read.congress.members).toHaveLength(441 + 100)
    expect(read.congress.members[0]).toEqual({
      bioguide: 'A000001',
      chamber: 'house',
      state: 'AL',
      district: 1,
      name: 'Person of AL 1',
      party: 'Democrat',
      phone: '(202) 555-0001',
      url: 'https://person1.example',
      endsOn: '2027-01-03',
    })
    // What cannot be dialled is left out.
    expect(read.congress.offices).toHaveLength(541)
    expect(read.congress.zips).toContainEqual({ zip: '00601', state: 'PR', district: 0 })
  })

  test.each<[string, (congress: MadeUp) => unknown, string]>([
    ['half of the House', all => all.members.splice(0, 200), '241 in the House, where 400 to 441 are possible'],
    ['no senators', all => all.members.splice(441), 'two states have none'],
    [
      'a seat held twice',
      all => void all.members[1]?.terms.push({ ...all.members[0]?.terms[1] }),
      'two hold the seat AL-1',
    ],
    ['somebody twice', all => void Object.assign(all.members[1] ?? {}, { id: all.members[0]?.id }), 'listed twice'],
    [
      'a state that is none',
      all => void Object.assign(all.members[0]?.terms[1] ?? {}, { state: 'ZZ' }),
      'A000001: state',
    ],
    [
      'a telephone that is none',
      all => void Object.assign(all.members[0]?.terms[1] ?? {}, { phone: 'call me' }),
      'phone',
    ],
    [
      'no telephones',
      all => all.members.map(one => Reflect.deleteProperty(one.terms[1] ?? {}, 'phone')),
      'more than one in twenty',
    ],
    ['no offices', all => all.offices.splice(10), 'only 10 of 541 members have one'],
    ['few ZIP areas', all => all.zips.splice(20_000), 'zips: 20000 areas'],
    ['a line of another kind', all => all.zips.push('<html>'), 'zips: line 30110 reads <html>'],
    [
      'districts of another map',
      all => Object.assign(all, { zips: all.zips.filter(row => !row.includes(',OH,')) }),
      'no area lies in 15',
    ],
  ])('are refused with %s', (_what, change, why) => {
    expect(whyNot(changed(change))).toContain(why)
  })

  test.each([
    ['cut off', { members: filesOf(whole).members.slice(0, 100_000) }, 'members: not JSON, or cut off'],
    ['a page that says no', { offices: '<html>404</html>' }, 'offices: not JSON'],
    ['another shape', { members: '[{"id":{}}]' }, 'members: 0.id.bioguide'],
    ['nothing', { zips: '' }, 'zips: the first line is not state_fips'],
  ])('are refused when a file is %s', (_what, files, why) => {
    expect(whyNot(readCongress({ ...filesOf(whole), ...files }))).toContain(why)
  })

  test('take the place of the old ones at once, and the old ones are gone', () => {
    const { db } = kept()
    const first = currentEdition(db)
    const next = changed(all => all.members.splice(0, 1))
    if (next.kind === 'refused') throw new Error('refused')
    storeCongress(db, next.congress, noon + 1)
    const now = currentEdition(db)
    expect(now).toMatchObject({ loadedAt: noon + 1, members: 540 })
    expect(now?.id).not.toBe(first?.id)
    expect(db.select().from(editions).all()).toHaveLength(1)
    expect(
      new Set(
        db
          .select({ edition: members.edition })
          .from(members)
          .all()
          .map(row => row.edition),
      ).size,
    ).toBe(1)
    expect(db.select().from(zips).all()).toHaveLength(30_108)
  })
})

function kept(change: (congress: MadeUp) => unknown = () => {}) {
  const db = testDb()
  const read = changed(change)
  if (read.kind === 'refused') throw new Error(read.why.join())
  return { db, edition: storeCongress(db, read.congress, noon) }
}

describe('a ZIP code', () => {
  test('lies in one district, in several, in two states, in a delegate’s, or nowhere', () => {
    const { db, edition } = kept()
    const found = (zip: string) => districtsOf(db, edition, zip).map(({ state, district }) => `${state}-${district}`)
    expect(found('10003')).toEqual(['OH-3'])
    expect(found('10001')).toEqual(['OH-3', 'OH-15'])
    expect(found('10002')).toEqual(['KY-1', 'TN-7'])
    expect(found('10004')).toEqual(['WY-0'])
    expect(found('20001')).toEqual(['DC-0'])
    // The Census leaves these out.
    expect(['96910', '00802', '96799', '96950'].flatMap(found)).toEqual(['GU-0', 'VI-0', 'AS-0', 'MP-0'])
    expect(found('99998')).toEqual([])
  })

  test('leads to the representative and both senators, says what is vacant, and misses no senators of a territory', () => {
    const { db, edition } = kept(all => {
      const placeOf = (name: string) => all.members.findIndex(one => one.name.official_full === name)
      all.members.splice(placeOf('Person of OH 3'), 1)
      all.members.splice(placeOf('Senator 442 of AL'), 1)
    })
    const who = (state: string, district: number) => {
      const found = calleesOf(db, edition, { state, district })
      return found && { names: found.callees.map(callee => callee.member.name), ...found.vacant }
    }
    const senator = expect.stringMatching(/^Senator \d+ of OH$/)
    expect(who('OH', 4)).toEqual({ names: ['Person of OH 4', senator, senator], representative: false, senators: 0 })
    expect(who('OH', 3)).toEqual({ names: [senator, senator], representative: true, senators: 0 })
    expect(who('AL', 1)).toEqual({ names: ['Person of AL 1', 'Senator 443 of AL'], representative: false, senators: 1 })
    expect(who('GU', 0)).toEqual({ names: ['Person of GU 0'], representative: false, senators: 0 })
    expect(who('OH', 40)).toBeNull()
  })

  test('leads to the Capitol first, then to the offices at home by their own clocks', () => {
    const { db, edition } = kept()
    const [callee] = calleesOf(db, edition, { state: 'WY', district: 0 })?.callees ?? []
    expect(callee?.numbers).toEqual([
      { city: null, phone: expect.stringMatching(/^\(202\) 555-\d{4}$/), timeZone: 'America/New_York' },
      { city: 'Hometown', phone: expect.stringMatching(/^\(303\) 555-\d{4}$/), timeZone: 'America/Denver' },
    ])
    // No longer once that Congress is over.
    expect(usableEdition(db, '2027-01-03')).toMatchObject({ id: edition.id })
    expect(usableEdition(db, '2027-01-04')).toBeNull()
  })
})

test('a member without a telephone is reached through the switchboard', () => {
  const { db, edition } = kept(all => Reflect.deleteProperty(all.members[0]?.terms[1] ?? {}, 'phone'))
  const [callee] = calleesOf(db, edition, { state: 'AL', district: 1 })?.callees ?? []
  expect(callee?.numbers[0]?.phone).toBe('(202) 224-3121')
})

test.each([
  ['a Monday morning in Washington', '2026-09-07T14:00:00Z', 'America/New_York', true],
  ['the same in Honolulu, before dawn', '2026-09-07T14:00:00Z', 'Pacific/Honolulu', false],
  ['nine sharp', '2026-11-24T14:00:00Z', 'America/New_York', true],
  ['a minute before', '2026-11-24T13:59:00Z', 'America/New_York', false],
  ['five sharp', '2026-11-24T22:00:00Z', 'America/New_York', false],
  ['a Saturday', '2026-11-28T17:00:00Z', 'America/New_York', false],
])('offices at %s', (_when, at, timeZone, open) => {
  expect(isOfficeOpen(Date.parse(at), timeZone)).toBe(open)
})
