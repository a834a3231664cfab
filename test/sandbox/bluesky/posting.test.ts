import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { engagement } from '../../../src/sandbox/growth/engagement.ts'
import { blueskySandbox, type Proof, postCollection, recordOf } from './support.ts'

const key = '3mb3aaaaaaa2a'

test('a post is written under its key, read back by anybody, and stands in the list of all posts', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const asked = recordOf(ada, 'Hello', key)
  const answer = await sky.post(ada, asked)
  const uri = `at://${ada.id}/${postCollection}/${key}`
  expect(await answer.json()).toMatchObject({ uri, cid: expect.stringMatching(/^bafyrei/), validationStatus: 'valid' })
  expect(answer.headers.get('ratelimit-limit')).toBe('3000')
  const found = await sky.read('com.atproto.repo.getRecord', { repo: ada.id, collection: postCollection, rkey: key })
  expect(await found.json()).toMatchObject({ uri, value: asked.record })
  const [post] = await sky.posts()
  expect(post).toMatchObject({ network: 'bluesky', account: 'ada.bsky.test', text: 'Hello' })
  const page = await fetch(`${sky.url}/profile/${ada.id}/post/${key}`)
  expect([page.status, new URL(page.url).pathname]).toEqual([200, `/ada.bsky.test/status/${post?.id}`])
})

test('a key that is there is answered with 500, however many ask at once, and one post stays', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  await sky.post(ada, recordOf(ada, 'First'))
  const statuses = await Promise.all(
    Array.from({ length: 8 }, async () => (await sky.post(ada, recordOf(ada, 'Once', key))).status),
  )
  expect(statuses.sort()).toEqual([200, 500, 500, 500, 500, 500, 500, 500])
  expect((await sky.posts()).map(({ text }) => text)).toEqual(['First', 'Once'])
  expect((await sky.requests()).filter(({ answer }) => answer === 'key-exists')).toHaveLength(7)
})

test('without a key one is made, and records are listed by their keys', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  for (const text of ['one', 'two', 'three']) await sky.post(ada, recordOf(ada, text))
  const list = async (query: object) => {
    const about = { repo: ada.handle, collection: postCollection, ...query }
    return (await sky.read('com.atproto.repo.listRecords', about)).json()
  }
  const first = await list({ limit: 2 })
  expect(first.records.map((one: { value: { text: string } }) => one.value.text)).toEqual(['three', 'two'])
  expect((await list({ cursor: first.cursor })).records).toHaveLength(1)
  expect((await list({ reverse: true, limit: 1 })).records[0].value.text).toBe('one')
})

const iatFailed = 'Failed to verify DPoP proof: "iat" claim timestamp check failed'

test('a proof is good once, for this request, this token, this key, this moment and this nonce', async () => {
  const sky = await blueskySandbox()
  const [ada, bob] = [await sky.person('ada'), await sky.person('bob')]
  const first = await sky.post(ada, recordOf(ada, 'Hello'), { jti: 'once' })
  expect(first.status).toBe(200)
  const seconds = Math.floor(Date.now() / 1000)
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const wrongs: readonly [Proof, string][] = [
    [{ jti: 'once' }, 'DPoP proof replayed'],
    [{ htu: `${sky.url}/xrpc/com.atproto.repo.putRecord` }, 'DPoP "htu" mismatch'],
    [{ htm: 'GET' }, 'DPoP "htm" mismatch'],
    [{ ath: 'another' }, 'DPoP "ath" mismatch'],
    [{ iat: seconds - 300 }, `${iatFailed} (too far in the past)`],
    [{ iat: seconds + 300 }, `${iatFailed} (it should be in the past)`],
    [{ key: stranger }, 'Invalid DPoP key binding'],
    [{ key: bob.grant.dpopJwk as never }, 'Invalid DPoP key binding'],
  ]
  for (const [proof, why] of wrongs) {
    const refused = await sky.post(ada, recordOf(ada, 'Again'), proof)
    const error = why.includes('key binding') ? 'invalid_token' : 'invalid_dpop_proof'
    expect([refused.status, await refused.json()]).toEqual([401, { error, message: why }])
    expect(refused.headers.get('dpop-nonce')).toMatch(/^[\w-]{43}$/)
  }
  for (const nonce of [undefined, 'of-yesterday']) {
    const refused = await sky.post(ada, recordOf(ada, 'Again'), { nonce })
    expect([refused.status, (await refused.json()).error]).toEqual([401, 'use_dpop_nonce'])
    expect(refused.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"')
  }
  expect(await sky.posts()).toHaveLength(1)
})

test('a nonce is good until it was replaced three times, and how often that is can be set', async () => {
  let now = Date.now()
  const sky = await blueskySandbox({ now: () => now })
  const ada = await sky.person('ada')
  await sky.faults({ nonceRotationMs: 1_000 })
  const told = (await sky.post(ada, recordOf(ada, 'one'))).headers.get('dpop-nonce') ?? ''
  now += 2_000
  const second = await sky.post(ada, recordOf(ada, 'two'), { nonce: told })
  expect(second.status).toBe(200)
  expect(second.headers.get('dpop-nonce')).not.toBe(told)
  now += 1_001
  expect((await sky.post(ada, recordOf(ada, 'three'), { nonce: told })).status).toBe(401)
})

test('an access token runs out after an hour, and says so', async () => {
  let now = Date.now()
  const sky = await blueskySandbox({ now: () => now })
  const ada = await sky.person('ada')
  now += 3_600_000
  const late = await sky.post(ada, recordOf(ada, 'Hello'))
  expect([late.status, (await late.json()).message]).toEqual([401, '"exp" claim timestamp check failed'])
})

test('what is no post, or not of the one who asks, is refused in the words of the real server', async () => {
  const sky = await blueskySandbox()
  const [ada, bob] = [await sky.person('ada'), await sky.person('bob')]
  const { record, ...rest } = recordOf(ada, 'Hello')
  const refusals = [
    [recordOf(bob, 'Hello'), 401, 'Authentication Required'],
    [{ ...rest, repo: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', record }, 403, 'Account not found'],
    [{ ...rest, collection: 'app.bsky.feed.like', record }, 403, 'repo:app.bsky.feed.like?action=create'],
    [{ ...rest, rkey: 'hello', record }, 400, 'Invalid TID string (got "hello")'],
    [{ ...rest, record: { ...record, text: 'a'.repeat(301) } }, 400, 'grapheme too big (maximum 300'],
    [{ ...rest, record: { ...record, text: '👩‍👩‍👧‍👦'.repeat(150) } }, 400, 'string too big (maximum 3000'],
    [{ ...rest, record: { ...record, createdAt: 'yesterday' } }, 400, '$.record.createdAt'],
    [{ ...rest, record: { ...record, langs: ['de', 'en', 'es', 'fr'] } }, 400, '$.record.langs'],
    [
      { ...rest, record: { ...record, embed: { $type: 'app.bsky.embed.external' } } },
      400,
      'Missing required key "external" at $.record.embed',
    ],
    [{ repo: ada.id, record }, 400, 'Missing required key "collection"'],
  ] as const
  for (const [body, status, says] of refusals) {
    const refused = await sky.post(ada, body)
    expect([refused.status, (await refused.json()).message]).toEqual([status, expect.stringContaining(says)])
  }
  expect((await sky.post(ada, recordOf(ada, '👩‍👩‍👧‍👦'.repeat(100)))).status).toBe(200)
})

test('figures of posts are read without any permission, 25 at once, and what is not there is left out', async () => {
  let now = Date.now()
  const sky = await blueskySandbox({ now: () => now })
  await sky.control('PUT', 'growth', { speed: 1 })
  const ada = await sky.person('ada', 50_000)
  const { uri } = await (await sky.post(ada, recordOf(ada, 'Look at me', key))).json()
  const [post] = await sky.posts()
  now += 6 * 3_600_000
  const get = (uris: readonly string[]) =>
    fetch(`${sky.url}/xrpc/app.bsky.feed.getPosts?${new URLSearchParams(uris.map(one => ['uris', one]))}`)
  const { likes, reposts, replies, quotes } = engagement(post?.id ?? '', 50_000, 6 * 3_600_000)
  expect(likes).toBeGreaterThan(10)
  expect((await (await get([uri, uri.replace(key, '3mb3aaaaaaa2b')])).json()).posts).toMatchObject([
    { uri, likeCount: likes, repostCount: reposts, replyCount: replies, quoteCount: quotes, author: { did: ada.id } },
  ])
  expect((await get(Array.from({ length: 26 }, () => uri))).status).toBe(400)
  const profile = await sky.read('app.bsky.actor.getProfile', { actor: ada.handle })
  expect(await profile.json()).toMatchObject({ did: ada.id, displayName: 'ada', followersCount: 50_000, postsCount: 1 })
  const sums = await (await sky.control('GET', 'metrics')).json()
  expect(sums).toMatchObject({ posts: 1, likes, impressions: 0 })
})

test('a share link opens a composer, and the post is made by hand', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const [eve] = await sky.people({ network: 'x', count: 1 })
  const page = await (await fetch(`${sky.url}/intent/compose?text=${encodeURIComponent('Call & ask')}`)).text()
  expect(page).toContain('Call &amp; ask')
  expect(page).not.toContain(`@${eve?.handle}`)
  const [, account = ''] = /<option value="(\d+)"/.exec(page) ?? []
  const send = (text: string) => {
    const body = new URLSearchParams({ account, text })
    return fetch(`${sky.url}/intent/compose`, { method: 'POST', body, redirect: 'manual' })
  }
  expect((await send('a'.repeat(301))).status).toBe(422)
  expect((await send('Call & ask')).status).toBe(303)
  expect(await sky.posts()).toMatchObject([{ network: 'bluesky', account: ada.handle, text: 'Call & ask' }])
})

test('what its author deletes is gone for readers, and its key is free again', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const { uri } = await (await sky.post(ada, recordOf(ada, 'Oops', key))).json()
  const [post] = await sky.posts()
  expect((await sky.control('DELETE', `posts/${post?.id}`)).status).toBe(200)
  expect((await sky.control('DELETE', `posts/${post?.id}`)).status).toBe(404)
  const about = { repo: ada.id, collection: postCollection, rkey: key }
  const gone = await sky.read('com.atproto.repo.getRecord', about)
  expect([gone.status, (await gone.json()).error]).toEqual([400, 'RecordNotFound'])
  expect(await (await sky.read('app.bsky.feed.getPosts', { uris: uri })).json()).toEqual({ posts: [] })
  expect((await sky.post(ada, recordOf(ada, 'Back', key))).status).toBe(200)
})

test('a made-up person stands for an account of the real network, and is known by its DID', async () => {
  const sky = await blueskySandbox()
  const elsewhere = await (await blueskySandbox()).person('ada')
  const standFor = [elsewhere.id, 'did:plc:realaccountrealaccountre', 'did:web:example.org']
  const people = await sky.people({ standFor })
  expect(people.map(({ id }) => id)).toEqual(standFor)
  const again = await sky.people({ standFor })
  expect(again.map(({ handle }) => handle)).toEqual(people.map(({ handle }) => handle))
  const [one] = people
  if (!one) throw new Error('nobody')
  const { uri } = await (await sky.post(one, recordOf(one, 'In their place', key))).json()
  expect(uri).toBe(`at://${standFor[0]}/${postCollection}/${key}`)
  const about = { repo: one.id, collection: postCollection, rkey: key }
  expect((await sky.read('com.atproto.repo.getRecord', about)).status).toBe(200)
})
