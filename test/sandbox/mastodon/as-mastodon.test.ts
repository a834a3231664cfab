import { expect, test } from 'vitest'
import { mastodonSandbox } from './support.ts'

const server = 'birch.test'

test('somebody signs in once for a code, gets the same token again, and posts with it', async () => {
  const fedi = await mastodonSandbox()
  const { back, exchange } = await fedi.signIn(server, 'ada')
  expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual(['http://127.0.0.1:9/callback', 'mine'])
  const wrong = { ...exchange, code_verifier: 'another' }
  expect((await fedi.ask(server, 'POST', '/oauth/token', { body: wrong })).status).toBe(400)
  const given = await (await fedi.ask(server, 'POST', '/oauth/token', { body: exchange })).json()
  expect(given).toMatchObject({ token_type: 'Bearer', scope: 'read write:statuses' })
  expect((await fedi.ask(server, 'POST', '/oauth/token', { body: exchange })).status).toBe(400)
  const token = given.access_token
  const me = await (await fedi.ask(server, 'GET', '/api/v1/accounts/verify_credentials', { token })).json()
  expect(me).toMatchObject({ username: 'ada', acct: 'ada', url: `${fedi.mastodon[server]}/@ada` })
  const posted = await fedi.ask(server, 'POST', '/api/v1/statuses', { token, body: { status: 'Hello & welcome' } })
  expect(await posted.json()).toMatchObject({ content: '<p>Hello &amp; welcome</p>', visibility: 'public' })
  expect(await fedi.posts()).toMatchObject([
    { network: 'mastodon', account: 'ada@birch.test', text: 'Hello & welcome' },
  ])
})

test('a key is one post, also when many ask at once; with another key there is another', async () => {
  const fedi = await mastodonSandbox()
  const ada = await fedi.person('ada@birch.test')
  const post = (key: string) =>
    fedi.ask(server, 'POST', '/api/v1/statuses', {
      token: ada.grant.token,
      headers: { 'idempotency-key': key },
      body: { status: 'Once' },
    })
  const answers = await Promise.all(Array.from({ length: 6 }, async () => (await post('one')).json()))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  await fedi.faults({ repeatFails: true })
  expect((await post('one')).status).toBe(500)
  expect((await post('two')).status).toBe(200)
  expect(await fedi.posts()).toHaveLength(2)
})

test('what is too long, blank, without a token or beyond its scopes is refused, and nothing is posted', async () => {
  const fedi = await mastodonSandbox()
  const { token } = (await fedi.person('ada@birch.test')).grant
  const status = async (body: object, as = token) =>
    (await fedi.ask(server, 'POST', '/api/v1/statuses', { token: as, body })).status
  expect(await status({ status: 'x'.repeat(501) })).toBe(422)
  expect(await status({ status: `${'x'.repeat(470)} https://example.org/${'y'.repeat(400)}` })).toBe(200)
  expect(await status({ status: ' ' })).toBe(422)
  expect(await status({})).toBe(422)
  expect(await status({ status: 'Hello' }, 'made-up')).toBe(401)
  const { exchange } = await fedi.signIn(server, 'ben', 'profile')
  const reader = await (await fedi.ask(server, 'POST', '/oauth/token', { body: exchange })).json()
  expect(await status({ status: 'Hello' }, reader.access_token)).toBe(403)
  await fedi.faults({ suspendedAccounts: ['ada@birch.test'] })
  expect(await status({ status: 'Hello' })).toBe(403)
  expect(await fedi.posts()).toHaveLength(1)
})

test('a post is read by anybody, with its figures, many at once, until it is deleted', async () => {
  const fedi = await mastodonSandbox()
  const ada = await fedi.person('ada@birch.test')
  const [, id] = ada.id.split('/')
  const { token } = ada.grant
  const post = async (text: string) =>
    (await (await fedi.ask(server, 'POST', '/api/v1/statuses', { token, body: { status: text } })).json()).id
  const ids = [await post('one'), await post('two')]
  const list = async () => (await fedi.ask(server, 'GET', `/api/v1/accounts/${id}/statuses?limit=20`)).json()
  expect((await list()).map((one: { content: string }) => one.content)).toEqual(['<p>two</p>', '<p>one</p>'])
  const many = await fedi.ask(server, 'GET', `/api/v1/statuses?${ids.map(one => `id[]=${one}`).join('&')}&id[]=1`)
  expect(await many.json()).toMatchObject([{ id: ids[0], favourites_count: expect.any(Number) }, { id: ids[1] }])
  expect((await fedi.ask(server, 'DELETE', `/api/v1/statuses/${ids[0]}`, { token })).status).toBe(200)
  expect((await fedi.ask(server, 'DELETE', `/api/v1/statuses/${ids[0]}`, { token })).status).toBe(404)
  expect(await list()).toHaveLength(1)
})

test('a revoked token is known no more, and a limit says until when', async () => {
  const fedi = await mastodonSandbox()
  const { app, exchange } = await fedi.signIn(server, 'ada')
  const { access_token: token } = await (await fedi.ask(server, 'POST', '/oauth/token', { body: exchange })).json()
  const revoke = { client_id: app.client_id, client_secret: app.client_secret, token }
  const me = async () => (await fedi.ask(server, 'GET', '/api/v1/accounts/verify_credentials', { token })).status
  expect((await fedi.ask(server, 'POST', '/oauth/revoke', { body: { ...revoke, client_secret: 'no' } })).status).toBe(
    403,
  )
  expect(await me()).toBe(200)
  expect((await fedi.ask(server, 'POST', '/oauth/revoke', { body: revoke })).status).toBe(200)
  expect(await me()).toBe(401)
  await fedi.faults({ errors: [{ kind: 'http429', network: 'mastodon' }] })
  const limited = await fedi.ask(server, 'POST', '/api/v1/statuses', { token, body: { status: 'Hello' } })
  expect(Date.parse(limited.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now())
})
