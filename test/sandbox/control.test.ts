import { request } from 'node:http'
import { expect, test } from 'vitest'
import { inLanes, type Person, sandbox } from './support.ts'

test('people are made by the thousand, all different, with a grant each', async () => {
  const x = await sandbox()
  const made = (await x.people({ count: 10_000 })) as (Person & { followers: number; name: string })[]
  expect(new Set(made.map(one => one.handle.toLowerCase())).size).toBe(10_000)
  expect(new Set(made.map(one => one.token)).size).toBe(10_000)
  expect(made.filter(one => !/^\w{1,15}$/.test(one.handle))).toEqual([])
  const followers = made.map(one => one.followers).sort((a, b) => a - b)
  expect(followers[5_000]).toBeLessThan(400)
  expect(followers[9_990]).toBeGreaterThan(5_000)
  const [one, last] = [made[0] as Person, made[9_999] as Person]
  for (const person of [one, last]) expect((await x.post(person, 'Hello')).status).toBe(201)
})

test('people can be given by name; a handle that is taken is told', async () => {
  const x = await sandbox()
  const [ada] = await x.people({ accounts: [{ handle: 'ada', name: 'Ada', followers: 7 }] })
  expect(ada).toMatchObject({ handle: 'ada', name: 'Ada', followers: 7, token: expect.any(String) })
  const again = await x.control('POST', 'accounts', { accounts: [{ handle: 'ADA' }, { handle: 'bob' }] })
  expect([again.status, (await again.json()).detail]).toEqual([409, 'These handles are taken: ADA'])
  const without = await x.people({ count: 1, grants: false })
  expect(Object.keys(without[0] ?? {}).sort()).toEqual([
    'followers',
    'handle',
    'host',
    'id',
    'name',
    'network',
    'profileUrl',
  ])
  for (const body of [{}, { count: -1 }, { accounts: [{ handle: 'no spaces' }] }, { number: 5 }])
    expect((await x.control('POST', 'accounts', body)).status).toBe(400)
})

test('all posts are listed, oldest first, as they were sent; since narrows it to later arrivals', async () => {
  let now = 1_790_000_000_000
  const x = await sandbox({ now: () => now })
  const people = await x.people({ count: 520 })
  await inLanes(people, (person, n) => x.post(person, `Number ${n} <&>`))
  now += 1_000
  const [ada] = people as [Person]
  await x.post(ada, 'The last')
  const posts = await x.posts()
  expect(posts).toHaveLength(521)
  expect(new Set(posts.map(post => post.account)).size).toBe(520)
  expect(posts.filter(post => post.text.endsWith('<&>'))).toHaveLength(520)
  const since = await (await x.control('GET', `posts?since=${now}`)).json()
  expect(since).toMatchObject([{ account: ada.handle, text: 'The last', at: now }])
  expect(await (await x.control('GET', `requests?since=${now}`)).json()).toMatchObject([
    { at: now, account: ada.handle, text: 'The last', answer: 'posted', status: 201, postId: since[0].id },
  ])
  expect((await x.control('GET', 'posts?since=yesterday')).status).toBe(400)
})

test('it listens on this machine alone, and to no name but its own', async () => {
  const x = await sandbox()
  const asked = (host: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${x.url}/_sandbox/posts`, { method, headers: { host, ...headers } }, answer => {
        answer.resume()
        resolve(answer.statusCode)
      })
      sent.on('error', reject)
      sent.end()
    })
  expect(new URL(x.url).hostname).toBe('127.0.0.1')
  expect(await asked('localhost:4000')).toBe(200)
  expect(await asked('127.0.0.1:4000')).toBe(200)
  expect(await asked('rebound.example')).toBe(403)
  expect(await asked('127.0.0.1.example:4000')).toBe(403)
  const foreign = await fetch(`${x.url}/_sandbox/faults`, {
    method: 'DELETE',
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
})

test('a path that is nothing, or cannot be read, is a plain 404', async () => {
  const x = await sandbox()
  for (const path of ['/2/nothing/here', '/%E0%A4%A', '/assets/nothing.css', '/_sandbox/nothing/else'])
    expect([path, (await fetch(x.url + path)).status]).toEqual([path, 404])
})
