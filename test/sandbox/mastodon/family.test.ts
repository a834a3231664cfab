import { once } from 'node:events'
import { createConnection } from 'node:net'
import { expect, test } from 'vitest'
import { mastodonSandbox } from './support.ts'

const server = 'quince.test'

test('it has none of the newer addresses, takes one plain address only, and knows no key', async () => {
  const fedi = await mastodonSandbox()
  for (const path of ['/.well-known/oauth-authorization-server', '/api/v2/instance', '/api/v1/statuses?id[]=1'])
    expect((await fedi.ask(server, 'GET', path)).status).toBe(404)
  const list = { client_name: 'Test', redirect_uris: ['http://127.0.0.1:9/'], scopes: 'read' }
  expect((await fedi.ask(server, 'POST', '/api/v1/apps', { body: list })).status).toBe(404)
  const ada = await fedi.person('ada@quince.test')
  const post = () =>
    fedi.ask(server, 'POST', '/api/v1/statuses', {
      token: ada.grant.token,
      headers: { 'idempotency-key': 'one' },
      body: { status: 'Twice' },
    })
  expect([(await post()).status, (await post()).status]).toEqual([200, 200])
  expect(await fedi.posts()).toHaveLength(2)
})

test('the token is of whoever signed in last, and with it the app is gone', async () => {
  const fedi = await mastodonSandbox()
  const first = await fedi.signIn(server, 'ada')
  await fedi.signIn(server, 'ben')
  const { access_token: token } = await (
    await fedi.ask(server, 'POST', '/oauth/token', { body: first.exchange })
  ).json()
  const me = await (await fedi.ask(server, 'GET', '/api/v1/accounts/verify_credentials', { token })).json()
  expect(me.username).toBe('ben')
  const { client_id, client_secret } = first.app
  await fedi.ask(server, 'POST', '/oauth/revoke', { body: { client_id, client_secret, token } })
  const again = await fedi.ask(server, 'GET', `/oauth/authorize?response_type=code&client_id=${client_id}`)
  expect([again.status, await again.text()]).toEqual([400, ''])
})

test('a token that is not known is 422 here and 401 there, with nothing to read; posts are shown to nobody without one', async () => {
  const fedi = await mastodonSandbox()
  const ada = await fedi.person('ada@quince.test')
  const path = `/api/v1/accounts/${ada.id.split('/')[1]}/statuses`
  const said = async (method: string, at: string, token?: string) => {
    const answer = await fedi.ask(server, method, at, {
      ...(token && { token }),
      ...(method === 'POST' && { body: {} }),
    })
    return [answer.status, (await answer.text()).length > 0]
  }
  expect(await said('GET', '/api/v1/accounts/verify_credentials', 'made-up')).toEqual([422, false])
  expect(await said('POST', '/api/v1/statuses', 'made-up')).toEqual([401, false])
  expect(await said('GET', path)).toEqual([401, false])
  expect(await said('GET', path, ada.grant.token)).toEqual([200, true])
  // What is no post makes an empty one.
  expect((await said('POST', '/api/v1/statuses', ada.grant.token))[0]).toBe(200)
})

test('each answer says that the connection stays, and it is closed', async () => {
  const fedi = await mastodonSandbox()
  const { port } = new URL(fedi.mastodon[server])
  const socket = createConnection(Number(port), '127.0.0.1')
  let said = ''
  socket.on('data', chunk => {
    said += chunk
  })
  socket.write(`GET /api/v1/instance HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
  await once(socket, 'close')
  expect(said).toMatch(/^HTTP\/1\.1 200/)
  expect(said).toMatch(/connection: keep-alive/i)
})
