import { expect, test } from 'vitest'
import { givenUpOnce, patience } from '../../support/patience.ts'
import { type BlueskyPerson, type BlueskySandbox, blueskySandbox, postCollection, recordOf } from './support.ts'

const key = '3mb3aaaaaaa2a'

/** What a client sees of a post: a status, or that nothing came until it gave up. `cut` when the body broke off. */
async function seen(sky: BlueskySandbox, person: BlueskyPerson, signal = patience()): Promise<string> {
  try {
    const answer = await sky.post(person, recordOf(person, 'Hello', key), {}, { signal })
    try {
      return `${answer.status} ${JSON.parse(await answer.text()).error ?? ''}`.trim()
    } catch (error) {
      return `${answer.status} ${error instanceof SyntaxError ? 'page' : 'cut'}`
    }
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'silence' : 'reset'
  }
}

/** Gives up a while after the second request has arrived: the first learns a nonce. */
const onceItArrived = (sky: BlueskySandbox) => givenUpOnce(async () => expect(await sky.requests()).toHaveLength(2))

/** Each fault: what the client sees, and how many posts there are then. */
const cases = [
  ['resetBefore', 'reset', 0],
  ['resetAfterAccept', 'reset', 1],
  ['hang', 'silence', 0],
  ['hangAfterAccept', 'silence', 1],
  ['cutBody', '200 cut', 1],
  ['http503html', '503 page', 0],
  ['http503htmlAfterAccept', '503 page', 1],
  ['http500', '500 InternalServerError', 0],
  ['http500AfterAccept', '500 InternalServerError', 1],
  ['http502', '502 UpstreamFailure', 0],
  ['http429', '429 RateLimitExceeded', 0],
  ['http429bare', '429 RateLimitExceeded', 0],
  ['blockedPage', '403 page', 0],
  ['unheardOf', '403 WritesPaused', 0],
  ['textTooLong', '400 InvalidRequest', 0],
  ['unauthorized', '401 invalid_token', 0],
  ['expiredToken', '401 invalid_token', 0],
  ['otherNonce', '401 use_dpop_nonce', 0],
  ['suspended', '401 AccountTakedown', 0],
  ['locked', '401 AccountDeactivated', 0],
  ['notPermitted', '403 ScopeMissingError', 0],
] as const

test.each(cases)('%s: the client sees %s, and the network has %i posts', async (kind, client, posts) => {
  const sky = await blueskySandbox()
  const [ada, bob] = [await sky.person('ada'), await sky.person('bob')]
  await sky.faults({ errors: [{ kind, network: 'bluesky', accounts: [ada.handle] }] })
  await sky.post(bob, recordOf(bob, 'Learns the nonce'), { nonce: undefined })
  const signal = client === 'silence' ? onceItArrived(sky) : patience()
  expect(await seen(sky, ada, signal)).toBe(client)
  expect(await sky.posts()).toHaveLength(posts)
  expect((await sky.requests()).at(-1)).toMatchObject({
    network: 'bluesky',
    account: 'ada.bsky.test',
    answer: posts === 1 ? `${kind} posted` : kind,
    status: /^\d/.test(client) ? Number.parseInt(client, 10) : 0,
  })
})

test('a fault of one network leaves the other alone; one that only X knows does so too', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const [eve] = await (await sky.control('POST', 'accounts', { accounts: [{ handle: 'eve' }] })).json()
  await sky.faults({ errors: [{ kind: 'http500', network: 'x' }, { kind: 'http402' }] })
  expect((await sky.post(ada, recordOf(ada, 'Hello'))).status).toBe(200)
  const asX = await blueskySandbox()
  expect(eve).toMatchObject({ network: 'x', token: expect.any(String), grant: { token: eve.token } })
  const refused = await asX.control('PUT', 'faults', { errors: [{ kind: 'http402', network: 'bluesky' }] })
  expect([refused.status, (await refused.json()).detail]).toEqual([400, expect.stringContaining('errors.0.kind')])
})

test('a limit of requests is kept for an address, and told with the moment of its end', async () => {
  const now = 1_790_000_000_000
  const sky = await blueskySandbox({ now: () => now })
  const ada = await sky.person('ada')
  await sky.faults({ requestsPerFiveMinutes: 3 })
  const statuses: number[] = []
  for (const text of ['one', 'two', 'three']) statuses.push((await sky.post(ada, recordOf(ada, text))).status)
  expect(statuses).toEqual([200, 200, 429])
  const limited = await sky.post(ada, recordOf(ada, 'four'))
  const end = (Math.floor(now / 300_000) + 1) * 300
  expect(limited.headers.get('ratelimit-reset')).toBe(String(end))
  expect([limited.headers.get('ratelimit-remaining'), limited.headers.get('ratelimit-limit')]).toEqual(['0', '3'])
  expect((await sky.refresh(ada)).status).toBe(200)
})

test('people who were taken down are not found any more, and refused', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  await sky.post(ada, recordOf(ada, 'Before', key))
  await sky.faults({ suspendedAccounts: ['@Ada.bsky.test'] })
  const about = { repo: ada.id, collection: postCollection, rkey: key }
  expect((await sky.read('com.atproto.repo.getRecord', about)).status).toBe(502)
  expect((await sky.read('com.atproto.identity.resolveHandle', { handle: ada.handle })).status).toBe(400)
  const refused = await sky.post(ada, recordOf(ada, 'After'))
  expect([refused.status, (await refused.json()).error]).toEqual([401, 'AccountTakedown'])
})

test('the AppView may lag behind while the server of the account has the post', async () => {
  let now = Date.now()
  const sky = await blueskySandbox({ now: () => now })
  const ada = await sky.person('ada')
  await sky.faults({ readBackLagMs: 5_000 })
  const { uri } = await (await sky.post(ada, recordOf(ada, 'Hello', key))).json()
  const record = async () => {
    const about = { repo: ada.id, collection: postCollection, rkey: key }
    return (await sky.read('com.atproto.repo.getRecord', about)).status
  }
  const shown = async () => (await (await sky.read('app.bsky.feed.getPosts', { uris: uri })).json()).posts.length
  expect([await record(), await shown()]).toEqual([200, 0])
  now += 5_001
  expect(await shown()).toBe(1)
  await sky.faults({ recordLagMs: 60_000 })
  expect(await record()).toBe(400)
})

test('renewing and resolving go wrong on their own', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const renewing = async (fault: object) => {
    await sky.faults({ errors: [{ on: 'refresh', ...fault }] })
    const answer = await sky.refresh(ada)
    return [answer.status, (await answer.json()).error]
  }
  expect(await renewing({ kind: 'http500' })).toEqual([500, 'server_error'])
  expect(await renewing({ kind: 'http429' })).toEqual([429, 'RateLimitExceeded'])
  expect(await renewing({ kind: 'unauthorized' })).toEqual([400, 'invalid_grant'])
  await sky.faults({ errors: [{ kind: 'resetAfterAccept', on: 'refresh', times: 1 }] })
  await expect(sky.refresh(ada)).rejects.toThrow()
  expect(await (await sky.refresh(ada)).json()).toMatchObject({ error_description: 'Refresh token replayed' })
  await sky.faults({ errors: [{ kind: 'http502', on: 'resolve' }] })
  expect((await sky.read('com.atproto.identity.resolveHandle', { handle: ada.handle })).status).toBe(502)
})
