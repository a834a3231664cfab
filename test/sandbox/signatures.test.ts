import { expect, test } from 'vitest'
import { noon } from '../support/context.ts'
import { type Person, type Running, type Signing, sandbox, signed } from './support.ts'

const me = '/2/users/me'

async function asked(x: Running, person: Person, how: Signing = {}, path = me, method = 'GET'): Promise<number> {
  const authorization = signed(x.url, method, path, person, how)
  return (await fetch(x.url + path, { headers: { authorization } })).status
}

test('who signs with the right secrets is let in', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  expect(await asked(x, ada)).toBe(200)
  expect(await asked(x, ada, {}, `${me}?user.fields=public_metrics,created_at`)).toBe(200)
})

test('a signature for another secret, address, method or query is refused', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  expect(await asked(x, { ...ada, secret: 'guessed' })).toBe(401)
  expect(await asked(x, ada, { secret: 'guessed' })).toBe(401)
  expect(await asked(x, ada, { key: 'nobody' })).toBe(401)
  expect(await asked(x, { ...ada, token: 'nobody' })).toBe(401)
  expect(await asked(x, ada, {}, me, 'POST')).toBe(401)
  expect(await asked(x, ada, { tampered: { oauth_nonce: 'another' } })).toBe(401)
  const authorization = signed(x.url, 'GET', me, ada)
  expect((await fetch(`${x.url}${me}?user.fields=id`, { headers: { authorization } })).status).toBe(401)
  expect((await fetch(`${x.url}/2/users/${ada.id}`, { headers: { authorization } })).status).toBe(401)
  expect((await fetch(x.url + me)).status).toBe(401)
})

test('a request sent twice is refused the second time', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const path = '/2/users/me'
  const headers = (url: string) => ({ authorization: signed(url, 'GET', path, ada) })
  const once = headers(x.url)
  expect((await fetch(x.url + path, { headers: once })).status).toBe(200)
  expect((await fetch(x.url + path, { headers: once })).status).toBe(401)
})

test('a clock more than five minutes off is refused', async () => {
  const x = await sandbox({ now: () => noon })
  const ada = await x.person('ada')
  for (const [seconds, status] of [
    [-299, 200],
    [299, 200],
    [-301, 401],
    [301, 401],
  ] as const)
    expect([seconds, await asked(x, ada, { atSeconds: noon / 1000 + seconds })]).toEqual([seconds, status])
})

test('a grant that was taken back opens nothing any more', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const path = '/1.1/oauth/invalidate_token'
  const revoked = await fetch(x.url + path, {
    method: 'POST',
    headers: { authorization: signed(x.url, 'POST', path, ada) },
  })
  expect(await revoked.json()).toEqual({ access_token: ada.token })
  expect(await asked(x, ada)).toBe(401)
  const refused = await x.post(ada, 'Hello')
  expect(refused.status).toBe(401)
  expect(await refused.json()).toEqual({
    title: 'Unauthorized',
    type: 'about:blank',
    status: 401,
    detail: 'Unauthorized',
  })
  expect(await x.posts()).toEqual([])
})
