import { expect, test } from 'vitest'
import { blueskySandbox, decide, oauthClient, recordOf, scope } from './support.ts'

test('a person signs in with the library of Bluesky, and the app may then post for them', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const { client, sessions, asked } = oauthClient(sky.url)
  const address = await client.authorize('ada.bsky.test', { state: 'mine', scope })
  expect(asked.filter(({ path }) => path === '/oauth/par').map(({ status }) => status)).toEqual([400, 201])
  const page = await (await fetch(address)).text()
  expect(page).toContain('127.0.0.1:3000')
  expect(page).toContain('stands in for Bluesky')
  expect(page).toMatch(/<option[^>]*selected[^>]*>ada \(@ada.bsky.test\)/)
  const [, account = ''] = /<option value="(\d+)" selected/.exec(page) ?? []
  const back = await decide(address, { account, decision: 'allow' })
  const { session, state } = await client.callback(back.searchParams)
  expect([state, session.did, sessions.get(ada.id)?.tokenSet.scope]).toEqual(['mine', ada.id, scope])
  const posted = await session.fetchHandler('/xrpc/com.atproto.repo.createRecord', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(recordOf(ada, 'I said yes')),
  })
  expect(posted.status).toBe(200)
  expect(await sky.posts()).toMatchObject([{ network: 'bluesky', account: 'ada.bsky.test', text: 'I said yes' }])
  await session.signOut()
  expect(sessions.size).toBe(0)
})

test('who denies is sent back with that word, and the question is closed', async () => {
  const sky = await blueskySandbox()
  await sky.person('ada')
  const { client } = oauthClient(sky.url)
  const address = await client.authorize('ada.bsky.test', { scope })
  const back = await decide(address, { decision: 'deny' })
  expect(back.searchParams.get('error')).toBe('access_denied')
  await expect(client.callback(back.searchParams)).rejects.toThrow('The user rejected the request')
  expect((await fetch(address)).status).toBe(403)
})

test('somebody new is made on the page, and a handle that is none is asked for again', async () => {
  const sky = await blueskySandbox()
  await sky.person('ada')
  const { client } = oauthClient(sky.url)
  const address = await client.authorize('ada.bsky.test', { scope })
  const request_uri = address.searchParams.get('request_uri') ?? ''
  const body = new URLSearchParams({ request_uri, handle: 'no handle', decision: 'allow' })
  const again = await fetch(address, { method: 'POST', body })
  expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('.bsky.test.')])
  const back = await decide(address, { handle: 'Bob.bsky.test', name: 'Bob', decision: 'allow' })
  const { session } = await client.callback(back.searchParams)
  expect(await (await session.fetchHandler('/xrpc/com.atproto.server.getSession')).json()).toEqual({
    did: session.did,
    handle: 'Bob.bsky.test',
    active: true,
  })
})

test('a handle that nobody has leads nowhere', async () => {
  const sky = await blueskySandbox()
  const { client } = oauthClient(sky.url)
  await expect(client.authorize('nobody.bsky.test', { scope })).rejects.toThrow('Failed to resolve identity')
})

test('a grant that was made ready is one of the library, and is renewed by it', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const { client, sessions } = oauthClient(sky.url)
  sessions.set(ada.id, ada.grant)
  const session = await client.restore(ada.id, true)
  const renewed = sessions.get(ada.id)
  expect(renewed?.tokenSet.access_token).not.toBe(ada.grant.tokenSet.access_token)
  expect((await session.fetchHandler('/xrpc/com.atproto.server.getSession')).status).toBe(200)
  expect((await sky.post(ada, recordOf(ada, 'With the old token'))).status).toBe(401)
})

test('a refresh token that is used again ends the session', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const { client, sessions } = oauthClient(sky.url)
  sessions.set(ada.id, ada.grant)
  const session = await client.restore(ada.id, true)
  const newest = sessions.get(ada.id)
  sessions.set(ada.id, ada.grant)
  await expect(client.restore(ada.id, true)).rejects.toThrow()
  expect(sessions.get(ada.id)).toBeUndefined()
  if (newest) sessions.set(ada.id, newest)
  expect((await session.fetchHandler('/xrpc/com.atproto.server.getSession')).status).toBe(401)
})

test('a grant that was revoked, that has run out, or whose person was taken down is renewed no more', async () => {
  const sky = await blueskySandbox()
  for (const fault of ['revokedAccounts', 'expiredAccounts', 'suspendedAccounts']) {
    const person = await sky.person(fault.slice(0, 7).toLowerCase())
    const { client, sessions } = oauthClient(sky.url)
    sessions.set(person.id, person.grant)
    await sky.faults({ [fault]: [person.handle] })
    await expect(client.restore(person.id, true)).rejects.toThrow()
    expect((await sky.post(person, recordOf(person, 'Hello'))).status).toBe(401)
  }
})

const dayMs = 86_400_000

test('grants live as long as those of the real server: two weeks without a key, three months with one', async () => {
  let now = Date.now()
  const sky = await blueskySandbox({ now: () => now })
  const [ada, bob, cem] = [await sky.person('ada'), await sky.person('bob'), await sky.person('cem')]
  now += 13 * dayMs
  expect((await sky.refresh(ada)).status).toBe(200)
  now += 15 * dayMs
  const late = await sky.refresh(bob)
  expect([late.status, await late.json()]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Session expired' },
  ])
  now += 60 * dayMs
  expect((await sky.refresh(cem, 'key-1')).status).toBe(200)
})

test('a session stays bound to the key of the client that it was begun with', async () => {
  const sky = await blueskySandbox()
  const ada = await sky.person('ada')
  const { access_token, refresh_token } = await (await sky.refresh(ada, 'key-1')).json()
  const newest = { ...ada, grant: { ...ada.grant, tokenSet: { ...ada.grant.tokenSet, access_token, refresh_token } } }
  const other = await sky.refresh(newest, 'key-2')
  expect((await other.json()).error_description).toContain('a different key')
  expect((await sky.post(newest, recordOf(ada, 'Hello'))).status).toBe(401)
})
