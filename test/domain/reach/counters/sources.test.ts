import { expect, test } from 'vitest'
import { counts } from '../../../../db/schema/index.ts'
import { operator } from '../../../../src/domain/organizer/audit/record.ts'
import { addCount, createCounter } from '../../../../src/domain/reach/counters/counter.ts'
import {
  arrival,
  publicSources,
  readSource,
  readSources,
  referringSite,
} from '../../../../src/domain/reach/counters/sources.ts'
import { channelSource, listChannels, makeChannel } from '../../../../src/domain/share/channels.ts'
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
  for (const typed of ['channel-0', 'channel-x', 'channel-1 ', 'channel-1234567890'])
    expect(readSource(typed)).toBeNull()
  expect(['x', 'ngo.example', 'channel-3'].map(readSource)).toEqual(['x', 'ngo.example', 'channel-3'])
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
    { source: 'x', name: null, supporters: 2, visits: 0 },
    { source: 'invitation', name: null, supporters: 1, visits: 0 },
    { source: 'unknown', name: null, supporters: 1, visits: 0 },
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
  for (const [source, count] of Object.entries(visits)) addCount(db, { ...arrival(db, id, source), count })
  expect(readSources(db, id).map(row => [row.source, row.visits])).toEqual([
    ['big.example', 5],
    ['other', 5],
    ['x', 1],
  ])
})

test('named links are told by name, however few came by them, and stay when strangers make up names and numbers', () => {
  const db = testDb()
  const { id } = makeCampaign(db, { title: 'A' })
  const other = makeCampaign(db)
  makeChannel(db, operator, { id, title: 'A' }, ' Newsletter ', 1)
  makeChannel(db, operator, { id: other.id, title: 'B' }, 'Of another', 1)
  const [own, foreign] = [listChannels(db, id)[0]?.id ?? 0, listChannels(db, other.id)[0]?.id ?? 0]
  const arrivals = createCounter(db)
  for (let n = 0; n < 300; n++) arrivals.add(arrival(db, id, `made-up-${n}.example`))
  for (const one of [own, foreign, 999_999]) arrivals.add(arrival(db, id, channelSource(one)))
  arrivals.flush()
  makePledge(db, id, makeAccount(db).id, { source: channelSource(own) })
  makePledge(db, id, makeAccount(db).id, { source: channelSource(999_999) })
  const rows = readSources(db, id)
  expect(rows).toEqual([
    { source: 'other', name: null, supporters: 1, visits: 302 },
    { source: channelSource(own), name: 'Newsletter', supporters: 1, visits: 1 },
  ])
  expect(publicSources(rows).at(-1)).toEqual({ source: 'channel', name: null, supporters: 1, visits: 1 })
})

test('made-up names fill no disk', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const arrivals = createCounter(db)
  for (let n = 0; n < 1_000; n++) arrivals.add(arrival(db, id, `made-up-${n}.example`))
  arrivals.add(arrival(db, id, 'x'))
  arrivals.flush()
  const rows = db.select().from(counts).all()
  expect(rows.length).toBeLessThan(210)
  expect(rows.reduce((n, row) => n + row.count, 0)).toBe(1_001)
})

test('visitors are written all or none, so that who is written again is not counted twice', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  const arrivals = createCounter(db)
  arrivals.add(arrival(db, id, 'x'))
  arrivals.add(arrival(db, id + 1, 'x'))
  arrivals.flush()
  expect(db.select().from(counts).all()).toEqual([])
  makeCampaign(db)
  arrivals.flush()
  expect(db.select().from(counts).all()).toMatchObject([{ count: 1 }, { count: 1 }])
})
