import { expect, test } from 'vitest'
import { counts } from '../../../../db/schema/index.ts'
import { addCount, createCounter } from '../../../../src/domain/reach/counters/counter.ts'
import { arrival, readSource, readSources, referringSite } from '../../../../src/domain/reach/counters/sources.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount, makeCampaign, makePledge } from '../../../support/factories.ts'

const own = 'thunderclap.test'

test.each([
  ['https://t.co/abc', 'x'],
  ['https://www.facebook.com/', 'facebook'],
  ['https://l.instagram.com/?u=1', 'instagram'],
  ['https://www.google.co.uk/search?q=secret', 'search'],
  ['https://duckduckgo.com/', 'search'],
  ['https://News.Example.org:8443/2026/story?reader=7', 'news.example.org'],
  ['https://thunderclap.test/c/amend', null],
  ['android-app://org.telegram.messenger', null],
  ['http://localhost/', null],
  [`https://${'a'.repeat(80)}.example/`, null],
  ['no address', null],
  [undefined, null],
])('of %s the name of the site is taken and nothing more: %s', (referrer, source) => {
  expect(referringSite(referrer, own)).toBe(source)
})

test('what somebody made up is no source', () => {
  for (const typed of ['<b>', 'two words.org', '', 'nonsense', 7, ['x'], 'a.b'.repeat(40)])
    expect(readSource(typed)).toBeNull()
  expect([readSource('x'), readSource('ngo.example')]).toEqual(['x', 'ngo.example'])
})

test('supporters count where they came from, an invitation before all else, and withdrawn ones not at all', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const join = (more: Parameters<typeof makePledge>[3]) => makePledge(db, id, makeAccount(db).id, more)
  const first = join({ source: 'x' })
  join({ source: 'x', invitedBy: first.id })
  join({ source: 'x' })
  join({ source: 'direct', state: 'withdrawn', withdrawnAt: 1 })
  join({ source: null })
  expect(readSources(db, id)).toEqual([
    { source: 'x', supporters: 2, visits: 0 },
    { source: 'invitation', supporters: 1, visits: 0 },
    { source: 'unknown', supporters: 1, visits: 0 },
  ])
})

test('says nothing while nothing is known of anybody', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  makePledge(db, id, makeAccount(db).id)
  expect(readSources(db, id)).toEqual([])
})

test('sites that few came from stand together', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const visits = { 'big.example': 5, 'small.example': 4, 'mail.tiny.example': 1, x: 1 }
  for (const [source, count] of Object.entries(visits)) addCount(db, { ...arrival(id, source), count })
  expect(readSources(db, id).map(row => [row.source, row.visits])).toEqual([
    ['big.example', 5],
    ['other', 5],
    ['x', 1],
  ])
})

test('made-up names fill no disk', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const arrivals = createCounter(db)
  for (let n = 0; n < 1_000; n++) arrivals.add(arrival(id, `made-up-${n}.example`))
  arrivals.add(arrival(id, 'x'))
  arrivals.flush()
  const rows = db.select().from(counts).all()
  expect(rows.length).toBeLessThan(210)
  expect(rows.reduce((n, row) => n + row.count, 0)).toBe(1_001)
})

test('visitors are written all or none, so that who is written again is not counted twice', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const arrivals = createCounter(db)
  arrivals.add(arrival(id, 'x'))
  arrivals.add(arrival(id + 1, 'x'))
  arrivals.flush()
  expect(db.select().from(counts).all()).toEqual([])
  makeCampaign(db)
  arrivals.flush()
  expect(db.select().from(counts).all()).toMatchObject([{ count: 1 }, { count: 1 }])
})
