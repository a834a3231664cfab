import { expect, test } from 'vitest'
import { mails } from '../../../db/schema/index.ts'
import { noon } from '../../support/context.ts'
import { day, minute, setting } from './setting.ts'

const start = noon - 20 * day

async function people(n: number) {
  const given = await setting({ people: 0 })
  const ids = Array.from({ length: n }, (_, k) => given.join(`person${k}`, `person${k}@example.org`).accountId)
  const states = () => ids.map(id => given.grant(id).state)
  return { ...given, ids, states, mailed: () => given.db.select().from(mails).all().length }
}

test('a server that says of all that they are gone is not believed, and rests', async () => {
  const { server, at, renew, states, mailed, ids, grant, box } = await people(40)
  const before = ids.map(id => box.open(grant(id).sealed, `grant:${id}`))
  server.behave(() => ({ kind: 'gone-by-mistake' }))
  for (const minutes of [0, 10, 60, 70, 130]) {
    at(start + minutes * minute)
    await renew()
  }
  // What was under way when it was told to rest, again and again.
  expect(server.asked.length).toBeGreaterThanOrEqual(3)
  expect(new Set(states())).toEqual(new Set(['live']))
  expect(mailed()).toBe(0)
  expect(ids.map(id => box.open(grant(id).sealed, `grant:${id}`))).toEqual(before)
  // It was a mistake: nobody has lost anything.
  server.behave(() => ({ kind: 'answer' }))
  at(start + 300 * minute)
  await renew()
  for (const id of ids)
    expect(grant(id)).toMatchObject({ state: 'live', goneAt: null, renewedAt: start + 300 * minute })
})

test('nor when it begins to in the middle of a round', async () => {
  const { server, at, renew, states, mailed } = await people(40)
  at(start)
  server.behave(() => ({ kind: server.asked.length > 15 ? 'gone-by-mistake' : 'answer' }))
  await renew()
  at(start + minute)
  await renew()
  expect(new Set(states())).toEqual(new Set(['live']))
  expect(mailed()).toBe(0)
})

test('when it renews others, those that it calls gone twice are', async () => {
  const { server, at, renew, states, mailed } = await people(12)
  server.behave(subject => ({ kind: ['person2', 'person7'].includes(subject) ? 'gone' : 'answer' }))
  at(start)
  await renew()
  expect(mailed()).toBe(0)
  at(start + minute)
  await renew()
  expect(states().flatMap((state, n) => (state === 'reconnect' ? [n] : []))).toEqual([2, 7])
  expect(mailed()).toBe(2)
  expect(server.asked).toHaveLength(14)
})

test('who connects again is not doubted', async () => {
  const { server, at, renew, connect, grant, ids } = await people(1)
  server.behave(() => ({ kind: 'gone' }))
  at(start)
  await renew()
  expect(grant(ids[0] ?? 0).goneAt).toBe(start)
  connect('person0')
  expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', goneAt: null, renewAfter: null })
})

test('one of them is asked again as soon as another one is renewed', async () => {
  const { server, at, renew, join, grant, ids, mailed } = await people(1)
  server.behave(subject => ({ kind: subject === 'person0' ? 'gone' : 'answer' }))
  at(start - minute)
  join('other')
  at(start)
  await renew()
  expect(grant(ids[0] ?? 0).state).toBe('live')
  at(start + 7 * day - minute)
  await renew()
  await renew()
  expect(grant(ids[0] ?? 0).state).toBe('reconnect')
  expect(mailed()).toBe(1)
})
