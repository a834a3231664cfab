import { expect, test, vi } from 'vitest'
import { keysCommand } from '../../../src/cli/keys.ts'
import { openSite } from '../../pages/site.ts'
import { testContext } from '../../support/context.ts'

const publicly = { BLUESKY: 'on', BASE_URL: 'https://thunderclap.ngo' }

async function documents(env: Readonly<Record<string, string>>) {
  const visitor = (await openSite(testContext({ env }))).visitor()
  const read = async (path: string) => {
    const { status, html, headers } = await visitor.get(path)
    return { status, type: headers.get('content-type'), body: status === 200 ? JSON.parse(html) : null }
  }
  return { client: await read('/client-metadata.json'), keys: await read('/jwks.json') }
}

test('servers of Bluesky read who we are and which keys we sign with, and nothing secret', async () => {
  const { client, keys } = await documents(publicly)
  expect(client).toMatchObject({ status: 200, type: expect.stringMatching(/^application\/json/) })
  expect(client.body).toMatchObject({
    client_id: 'https://thunderclap.ngo/client-metadata.json',
    redirect_uris: ['https://thunderclap.ngo/auth/bluesky/callback'],
    jwks_uri: 'https://thunderclap.ngo/jwks.json',
    scope: 'atproto repo:app.bsky.feed.post?action=create',
    token_endpoint_auth_method: 'private_key_jwt',
    dpop_bound_access_tokens: true,
  })
  expect(keys.body.keys).toEqual([
    {
      kid: expect.any(String),
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String),
      y: expect.any(String),
      alg: 'ES256',
      use: 'sig',
    },
  ])
})

test.each([
  ['Bluesky is off', { BASE_URL: publicly.BASE_URL }],
  ['the site is on a machine of one’s own', { BLUESKY: 'on', BASE_URL: 'http://127.0.0.1:3000' }],
])('there is nothing to read where %s', async (_, env) => {
  const { client, keys } = await documents(env)
  expect([client.status, keys.status]).toEqual([404, 404])
})

test('a key that was added by command is among them, after the one that signs for now', async () => {
  const context = testContext({ env: publicly })
  const visitor = (await openSite(context)).visitor()
  const kids = async () =>
    JSON.parse((await visitor.get('/jwks.json')).html).keys.map(({ kid }: { kid: string }) => kid)
  const [first] = await kids()
  vi.stubEnv('DATA_DIR', context.config.dataDir)
  vi.stubEnv('BASE_URL', '')
  const said: string[] = []
  expect(await keysCommand.run(['rotate-sign-in'], line => said.push(line))).toBe(0)
  expect(await kids()).toEqual([first, expect.stringMatching(/^[0-9a-f-]{36}$/)])
  expect(said.join()).toContain('signs in an hour')
})
