import { expect, test } from 'vitest'
import { engagement } from '../../src/sandbox/growth/engagement.ts'
import { noon } from '../support/context.ts'
import { sandbox } from './support.ts'

test('a post is answered with its id, which holds its moment, and stands in the list of all posts', async () => {
  const x = await sandbox({ now: () => noon })
  const ada = await x.person('ada')
  const answer = await x.post(ada, 'Hello')
  expect(answer.status).toBe(201)
  const { data } = await answer.json()
  expect(Number((BigInt(data.id) >> 22n) + 1288834974657n)).toBe(noon)
  expect(await x.posts()).toEqual([
    { id: data.id, network: 'x', remoteId: data.id, account: 'ada', text: 'Hello', at: noon },
  ])
  expect(answer.headers.get('x-rate-limit-limit')).toBe('100')
  expect(answer.headers.get('x-rate-limit-remaining')).toBe('99')
  expect(Number(answer.headers.get('x-rate-limit-reset'))).toBeGreaterThan(noon / 1000)
  expect(answer.headers.get('x-user-limit-24hour-remaining')).toBe('2399')
  expect(answer.headers.get('x-transaction-id')).toMatch(/^[\w-]{16}$/)
})

test('ids rise, also within a millisecond and when the clock goes back', async () => {
  let now = noon
  const x = await sandbox({ now: () => now })
  const people = await x.people({ count: 5 })
  const ids: bigint[] = []
  for (const person of people) {
    const { data } = await (await x.post(person, 'Now')).json()
    ids.push(BigInt(data.id))
    now -= ids.length === 3 ? 5_000 : 0
  }
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)))
  expect(new Set(ids).size).toBe(5)
})

test('the same text from the same account is refused as a duplicate for a day; from another it is not', async () => {
  let now = noon
  const x = await sandbox({ now: () => now })
  const [ada, bob] = [await x.person('ada'), await x.person('bob')]
  expect((await x.post(ada, 'Café at noon')).status).toBe(201)
  const refused = await x.post(ada, 'Cafe\u0301  at noon')
  expect(refused.status).toBe(403)
  expect(await refused.json()).toEqual({
    title: 'Forbidden',
    type: 'about:blank',
    status: 403,
    detail: 'You are not allowed to create a Tweet with duplicate content.',
  })
  expect((await x.post(bob, 'Café at noon')).status).toBe(201)
  now += 25 * 3_600_000
  expect((await x.post(ada, 'Café at noon')).status).toBe(201)
})

test('a text is measured as X does: 280, a link 23, an emoji 2', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const link = `https://example.org/${'a'.repeat(200)}`
  expect((await x.post(ada, 'a'.repeat(281))).status).toBe(403)
  expect((await x.post(ada, 'a'.repeat(280))).status).toBe(201)
  expect((await x.post(ada, `${'b'.repeat(256)} ${link}`)).status).toBe(201)
  expect((await x.post(ada, `${'b'.repeat(257)} ${link}`)).status).toBe(403)
  expect((await x.post(ada, '🌩'.repeat(140))).status).toBe(201)
  const tooLong = await x.post(ada, '🌩'.repeat(141))
  expect((await tooLong.json()).detail).toContain('too long')
})

test('a body that is no post is refused as an invalid request', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  for (const body of ['', '{', '[]', '{"text":""}', '{"text":7}']) {
    const answer = await x.post(ada, '', { body })
    expect([body, answer.status]).toEqual([body, 400])
    expect((await answer.json()).type).toContain('invalid-request')
  }
})

test('a text is read back as X gives it: escaped, links as t.co with what they stand for', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const text = '🌩 Tom & <Jerry>: https://example.org/a?b=1&c=2 or example.com.'
  const { data } = await (await x.post(ada, text)).json()
  expect(data.text).toMatch(/^🌩 Tom &amp; &lt;Jerry&gt;: https:\/\/t\.co\/\w{10} or https:\/\/t\.co\/\w{10}\.$/)
  const fields = 'created_at,entities,author_id'
  const read = await x.read(ada, `/2/users/${ada.id}/tweets?max_results=5&tweet.fields=${fields}`)
  const [post] = (await read.json()).data
  const urls = post.entities.urls
  expect(urls.map((one: { expanded_url: string }) => one.expanded_url)).toEqual([
    'https://example.org/a?b=1&c=2',
    'http://example.com',
  ])
  expect(post).toMatchObject({ id: data.id, text: data.text, author_id: ada.id })
  const points = [...post.text]
  for (const { start, end, url } of urls) expect(points.slice(start, end).join('')).toBe(url)
})

test('a timeline begins after since_id, is cut at max_results, and says when there is nothing', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const ids: string[] = []
  for (let n = 0; n < 7; n++) ids.push((await (await x.post(ada, `Number ${n}`)).json()).data.id)
  const timeline = async (query: string) => (await x.read(ada, `/2/users/${ada.id}/tweets?${query}`)).json()
  const first = await timeline('max_results=5')
  expect(first.data.map((post: { id: string }) => post.id)).toEqual(ids.slice(2).reverse())
  expect(first.meta).toEqual({ newest_id: ids[6], oldest_id: ids[2], result_count: 5, next_token: expect.any(String) })
  const second = await timeline(`max_results=5&pagination_token=${first.meta.next_token}`)
  expect(second.data.map((post: { id: string }) => post.id)).toEqual([ids[1], ids[0]])
  expect((await timeline(`since_id=${ids[5]}`)).data).toHaveLength(1)
  expect(await timeline(`since_id=${ids[6]}`)).toEqual({ meta: { result_count: 0 } })
  expect((await timeline('max_results=4')).title).toBe('Invalid Request')
})

test('an account posts a hundred times in a quarter of an hour, then is told when it may again', async () => {
  let now = noon + 60_000
  const x = await sandbox({ now: () => now })
  const ada = await x.person('ada')
  for (let n = 0; n < 100; n++) expect((await x.post(ada, `Number ${n}`)).status).toBe(201)
  const limited = await x.post(ada, 'One too many')
  expect(limited.status).toBe(429)
  expect(limited.headers.get('x-rate-limit-remaining')).toBe('0')
  expect(limited.headers.get('x-rate-limit-reset')).toBe(String(noon / 1000 + 900))
  now = noon + 900_000
  expect((await x.post(ada, 'One too many')).status).toBe(201)
})

test('what is deleted is not read any more, and may be posted again', async () => {
  const x = await sandbox()
  const [ada, bob] = [await x.person('ada'), await x.person('bob')]
  const { data } = await (await x.post(ada, 'Oops')).json()
  const remove = (person: typeof ada) => x.remove(person, data.id)
  expect((await remove(bob)).status).toBe(403)
  expect(await (await remove(ada)).json()).toEqual({ data: { deleted: true } })
  expect((await remove(ada)).status).toBe(404)
  expect(await (await x.read(ada, `/2/users/${ada.id}/tweets`)).json()).toEqual({ meta: { result_count: 0 } })
  expect((await x.post(ada, 'Oops')).status).toBe(201)
  expect(await x.posts()).toHaveLength(2)
})

test('an app reads the figures of many posts with its bearer, by the old names and by the new', async () => {
  let now = noon
  const x = await sandbox({ now: () => now })
  await x.control('PUT', 'growth', { speed: 1 })
  const ada = await x.person('ada', 50_000)
  const { data } = await (await x.post(ada, 'Look at me')).json()
  const granted = await fetch(`${x.url}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('sandbox:sandbox-secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const bearer = (await granted.json()).access_token
  const figures = async (fields: string) => {
    const query = `ids=${data.id},123&${fields}=public_metrics`
    return (await fetch(`${x.url}/2/tweets?${query}`, { headers: { authorization: `Bearer ${bearer}` } })).json()
  }
  now += 6 * 3_600_000
  const { likes, reposts, impressions } = engagement(data.id, 50_000, 6 * 3_600_000)
  expect(impressions).toBeGreaterThan(1_000)
  const old = await figures('tweet.fields')
  expect(old.data[0].public_metrics).toMatchObject({
    like_count: likes,
    retweet_count: reposts,
    impression_count: impressions,
  })
  expect(old.errors).toMatchObject([{ resource_id: '123', title: 'Not Found Error' }])
  expect((await figures('post.fields')).data[0].public_metrics).toMatchObject({ repost_count: reposts })
  const asApp = await fetch(`${x.url}/2/users/me`, { headers: { authorization: `Bearer ${bearer}` } })
  expect(asApp.status).toBe(403)
})

test('a post fares better with time and never worse', () => {
  const id = '2125017602018246656'
  const ages = [0, 60_000, 900_000, 3_600_000, 86_400_000, 7 * 86_400_000]
  const figures = ages.map(age => engagement(id, 4_000, age))
  expect(figures[0]).toEqual({ impressions: 0, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 })
  for (const [n, later] of figures.entries())
    for (const [name, figure] of Object.entries(figures[n - 1] ?? {}))
      expect(later[name as keyof typeof later]).toBeGreaterThanOrEqual(figure)
  expect(engagement(id, 4_000, 3_600_000)).toEqual(engagement(id, 4_000, 3_600_000))
})

test('an account is told who it is, with its followers', async () => {
  const x = await sandbox()
  const ada = await x.person('ada', 1234)
  const me = await (await x.read(ada, '/2/users/me?user.fields=public_metrics')).json()
  expect(me.data).toMatchObject({ id: ada.id, username: 'ada', name: 'ada', public_metrics: { followers_count: 1234 } })
  const other = await (await x.read(ada, `/2/users/${ada.id}`)).json()
  expect(other.data).toEqual({ id: ada.id, username: 'ada', name: 'ada' })
})
