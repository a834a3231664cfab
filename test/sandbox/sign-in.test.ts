import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { type Running, sandbox, signed } from './support.ts'

/** What passport-twitter brings: it has no types of its own. */
const { OAuth } = createRequire(createRequire(import.meta.url).resolve('passport-twitter'))('oauth') as {
  OAuth: new (
    ...given: string[]
  ) => {
    getOAuthRequestToken(done: (error: unknown, token: string, secret: string) => void): void
    getOAuthAccessToken(
      token: string,
      secret: string,
      verifier: string,
      done: (error: unknown, token: string, secret: string, more: { screen_name: string }) => void,
    ): void
  }
}

const callback = 'http://127.0.0.1:3000/auth/x/callback?keep=me'

/** The first step; answers with the request token. */
async function begin(x: Running, address = callback): Promise<{ token: string; secret: string; status: number }> {
  const authorization = signed(x.url, 'POST', '/oauth/request_token', null, { extra: { oauth_callback: address } })
  const answer = await fetch(`${x.url}/oauth/request_token`, { method: 'POST', headers: { authorization } })
  const fields = new URLSearchParams(await answer.text())
  if (answer.ok) expect(fields.get('oauth_callback_confirmed')).toBe('true')
  const [token, secret] = [fields.get('oauth_token') ?? '', fields.get('oauth_token_secret') ?? '']
  return { token, secret, status: answer.status }
}

/** The second: what a person sends from the page. Answers with where it leads. */
async function decide(x: Running, token: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ oauth_token: token, account: '', ...fields })
  const answer = await fetch(`${x.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' })
  const location = answer.headers.get('location')
  return { status: answer.status, to: location === null ? null : new URL(location), page: await answer.text() }
}

/** The third: the request token for a grant. */
async function exchange(x: Running, request: { token: string; secret: string }, verifier: string) {
  const authorization = signed(x.url, 'POST', '/oauth/access_token', request, { extra: { oauth_verifier: verifier } })
  const answer = await fetch(`${x.url}/oauth/access_token`, { method: 'POST', headers: { authorization } })
  return { status: answer.status, fields: new URLSearchParams(await answer.text()) }
}

const grantOf = (fields: URLSearchParams) => ({
  token: fields.get('oauth_token') ?? '',
  secret: fields.get('oauth_token_secret') ?? '',
})

test('a new person allows the app, and it may then post for them', async () => {
  const x = await sandbox()
  const request = await begin(x)
  const page = await fetch(`${x.url}/oauth/authorize?oauth_token=${request.token}`)
  expect(await page.text()).toContain('127.0.0.1:3000')
  const { status, to } = await decide(x, request.token, { handle: '@ada_l', name: 'Ada Lovelace', decision: 'allow' })
  expect([status, to?.origin, to?.pathname]).toEqual([302, 'http://127.0.0.1:3000', '/auth/x/callback'])
  expect([to?.searchParams.get('keep'), to?.searchParams.get('oauth_token')]).toEqual(['me', request.token])
  const { fields } = await exchange(x, request, to?.searchParams.get('oauth_verifier') ?? '')
  expect(fields.get('screen_name')).toBe('ada_l')
  const ada = { id: fields.get('user_id') ?? '', handle: 'ada_l', ...grantOf(fields) }
  expect((await x.post(ada, 'I said yes')).status).toBe(201)
  expect((await x.posts())[0]).toMatchObject({ account: 'ada_l', text: 'I said yes' })
})

test('a person of the list signs in again with the same grant', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const request = await begin(x)
  const { to } = await decide(x, request.token, { account: ada.id, decision: 'allow' })
  const { fields } = await exchange(x, request, to?.searchParams.get('oauth_verifier') ?? '')
  expect(grantOf(fields)).toEqual({ token: ada.token, secret: ada.secret })
})

test('who denies is sent back with that word, and the question is closed', async () => {
  const x = await sandbox()
  const request = await begin(x)
  const { to } = await decide(x, request.token, { handle: 'ada', name: 'Ada', decision: 'deny' })
  expect(to?.searchParams.get('denied')).toBe(request.token)
  expect(to?.searchParams.has('oauth_verifier')).toBe(false)
  expect((await decide(x, request.token, { handle: 'ada', name: 'Ada', decision: 'allow' })).status).toBe(403)
  expect((await exchange(x, request, 'guess')).status).toBe(401)
})

test('a request token is good once, and only with its verifier', async () => {
  const x = await sandbox()
  const request = await begin(x)
  const { to } = await decide(x, request.token, { handle: 'ada', name: 'Ada', decision: 'allow' })
  const verifier = to?.searchParams.get('oauth_verifier') ?? ''
  expect((await exchange(x, request, 'guess')).status).toBe(401)
  expect((await exchange(x, { ...request, secret: 'guess' }, verifier)).status).toBe(401)
  expect((await exchange(x, request, verifier)).status).toBe(200)
  expect((await exchange(x, request, verifier)).status).toBe(401)
})

test('a question that nobody answered for a quarter of an hour is closed', async () => {
  let now = Date.now()
  const x = await sandbox({ now: () => now })
  const { token } = await begin(x)
  now += 15 * 60_000 + 1
  const late = await fetch(`${x.url}/oauth/authorize?oauth_token=${token}`)
  expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('start again')])
})

test('a handle that is taken or no handle is asked for again, with what was typed', async () => {
  const x = await sandbox()
  await x.person('ada')
  const { token } = await begin(x)
  const taken = await decide(x, token, { handle: 'ADA', name: 'Ada <b>', decision: 'allow' })
  expect([taken.status, taken.page]).toEqual([422, expect.stringContaining('@ADA is taken')])
  expect(taken.page).toContain('Ada &lt;b>')
  expect((await decide(x, token, { handle: 'not a handle', decision: 'allow' })).status).toBe(422)
  expect((await decide(x, token, { account: '42', decision: 'allow' })).status).toBe(422)
  expect((await decide(x, token, { handle: 'ada2', name: '', decision: 'allow' })).status).toBe(302)
})

test('a callback that is no web address is refused', async () => {
  const x = await sandbox()
  for (const address of ['javascript:alert(1)', 'oob', '/somewhere'])
    expect([address, (await begin(x, address)).status]).toEqual([address, 403])
})

test('an unknown app gets no request token', async () => {
  const x = await sandbox()
  const how = { key: 'sandbox', secret: 'wrong', extra: { oauth_callback: callback } }
  const authorization = signed(x.url, 'POST', '/oauth/request_token', null, how)
  expect((await fetch(`${x.url}/oauth/request_token`, { method: 'POST', headers: { authorization } })).status).toBe(401)
})

test('the OAuth library that passport-twitter uses gets through all steps', async () => {
  const x = await sandbox()
  const client = new OAuth(
    `${x.url}/oauth/request_token`,
    `${x.url}/oauth/access_token`,
    'sandbox',
    'sandbox-secret',
    '1.0',
    callback,
    'HMAC-SHA1',
  )
  const request = await new Promise<{ token: string; secret: string }>((resolve, reject) =>
    client.getOAuthRequestToken((error, token, secret) => (error ? reject(error) : resolve({ token, secret }))),
  )
  const { to } = await decide(x, request.token, { handle: 'ada', name: 'Ada', decision: 'allow' })
  const verifier = to?.searchParams.get('oauth_verifier') ?? ''
  const who = await new Promise<{ screen_name: string }>((resolve, reject) =>
    client.getOAuthAccessToken(request.token, request.secret, verifier, (error, _token, _secret, more) =>
      error ? reject(error) : resolve(more),
    ),
  )
  expect(who.screen_name).toBe('ada')
})
