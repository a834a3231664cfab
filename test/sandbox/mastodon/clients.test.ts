import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createOAuthAPIClient, createRestAPIClient } from 'masto'
import { expect, test } from 'vitest'
import { localMastodonPy } from '../../../src/lib/mastodon-py.js'
import { callback, mastodonSandbox } from './support.ts'

/** Clients that others wrote: what they cannot read, no app of a person could. */

test('masto.js signs somebody in, posts once for a key, reads and deletes it, and gives the token back', async () => {
  const fedi = await mastodonSandbox()
  const { app, exchange } = await fedi.signIn('birch.test', 'ada', 'read write', { pkce: false })
  const url = fedi.mastodon['birch.test']
  const asked = { clientName: 'masto.js', redirectUris: callback, scopes: 'read write' }
  expect(await createRestAPIClient({ url }).v1.apps.create(asked)).toMatchObject({ redirectUri: callback })
  const oauth = createOAuthAPIClient({ url })
  const credentials = { clientId: app.client_id, clientSecret: app.client_secret }
  const { code, redirect_uri: redirectUri } = exchange
  const { accessToken } = await oauth.token.create({
    ...credentials,
    grantType: 'authorization_code',
    redirectUri,
    code: code ?? '',
  })
  const masto = createRestAPIClient({ url, accessToken })
  expect(await masto.v1.accounts.verifyCredentials()).toMatchObject({ username: 'ada', displayName: 'Ada' })
  expect((await masto.v2.instance.fetch()).configuration.statuses.maxCharacters).toBe(500)
  const key = { headers: { 'idempotency-key': 'one' } }
  const first = await masto.v1.statuses.create({ status: 'From masto.js https://example.org' }, { requestInit: key })
  const again = await masto.v1.statuses.create({ status: 'From masto.js https://example.org' }, { requestInit: key })
  expect(again.id).toBe(first.id)
  const read = await masto.v1.statuses.$select(first.id).fetch()
  expect(read).toMatchObject({ visibility: 'public', account: { acct: 'ada' }, reblogsCount: expect.any(Number) })
  expect(await masto.v1.accounts.$select(read.account.id).statuses.list({ limit: 5 })).toHaveLength(1)
  await masto.v1.statuses.$select(first.id).remove()
  expect(await fedi.posts()).toHaveLength(1)
  await oauth.revoke({ ...credentials, token: accessToken })
  await expect(masto.v1.accounts.verifyCredentials()).rejects.toThrow()
})

const script = `
import sys, json, requests
from mastodon import Mastodon
base, callback, code, client, secret, mode = sys.argv[1:7]
# Where connections are closed without a word, each request takes a new one.
session = requests.Session()
session.headers['Connection'] = 'close'
api = Mastodon(client_id=client, client_secret=secret, api_base_url=base, version_check_mode=mode, session=session)
api.log_in(code=code, redirect_uri=callback, scopes=['read', 'write'])
me = api.account_verify_credentials()
one = api.status_post('From Mastodon.py', idempotency_key='one')
two = api.status_post('From Mastodon.py', idempotency_key='one')
mine = api.account_statuses(me.id)
read = api.status(one.id)
instance = api.instance()
api.status_delete(one.id)
api.revoke_access_token()
print(json.dumps(dict(me=me.acct, same=one.id == two.id, count=len(mine), at=str(read.created_at), max=instance.configuration.statuses.max_characters)))
`

test.skipIf(!localMastodonPy()).each(['birch.test', 'quince.test'] as const)(
  'Mastodon.py signs somebody in at %s, posts, reads, deletes, and gives the token back',
  async server => {
    const fedi = await mastodonSandbox()
    const { app, exchange } = await fedi.signIn(server, 'ada', 'read write', { pkce: false })
    const mode = server === 'birch.test' ? 'created' : 'none'
    const args = [fedi.mastodon[server], callback, exchange.code ?? '', app.client_id, app.client_secret, mode]
    const env = { ...process.env, PYTHONPATH: localMastodonPy() ?? '', PYTHONDONTWRITEBYTECODE: '1' }
    const { stdout } = await promisify(execFile)('python3', ['-c', script, ...args], { env })
    const isPolite = server === 'birch.test'
    expect(JSON.parse(stdout)).toMatchObject({
      me: 'ada',
      same: isPolite,
      count: isPolite ? 1 : 2,
      max: isPolite ? 500 : 100_000,
    })
    expect((await fedi.posts()).map(({ text }) => text)).toEqual(Array(isPolite ? 1 : 2).fill('From Mastodon.py'))
    const me = await fedi.ask(server, 'GET', '/api/v1/instance')
    expect(me.status).toBe(200)
  },
)
