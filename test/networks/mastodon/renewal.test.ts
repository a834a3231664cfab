import { expect, test } from 'vitest'
import type { Says } from '../../support/mastodon/peer.ts'
import { startPeer } from '../../support/mastodon/peer.ts'
import { arrive, callbackUrl, leave, networkOn } from '../../support/snac/network.ts'

const hour = 3_600_000
const soon = () => AbortSignal.timeout(60_000)

/** A grant that the server gave with this answer, and what its server heard since. */
async function given(token: object) {
  const peer = await startPeer({ '/oauth/token': { access_token: 'first', ...token } })
  const network = networkOn([peer.host])
  const begun = await leave(network, peer.host)
  const result = await arrive(network, begun, `${callbackUrl}?code=yes&state=${begun.pending.key}`)
  if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
  const renewal = network.renewal ?? expect.fail('none')
  return { peer, grant: result.grant, renewal, network }
}

const near = (at: number) => expect.toSatisfy((value: number) => value > at - hour / 2 && value <= at)

test.each([
  ['does not end, as on Mastodon', {}, () => ({ server: null, freshUntil: null })],
  ['lasts a hundred years', { expires_in: 3_155_760_000, refresh_token: 'r' }, () => ({ server: null })],
  ['ends in a way that nobody can read', { expires_in: 'soon', refresh_token: 'r' }, () => ({ server: null })],
  [
    'ends, and nothing renews it',
    { expires_in: 86_400 },
    () => ({ server: null, endsAt: near(Date.now() + 24 * hour) }),
  ],
])('a token that %s is not exchanged', async (_, says, life) => {
  const { grant, renewal } = await given(says)
  expect(renewal.life(grant)).toMatchObject({ freshUntil: null, ...life() })
})

test('a token that ends is exchanged for the next one, with what came with the last', async () => {
  const { peer, grant, renewal, network } = await given({ expires_in: 7_200, refresh_token: 'again-1' })
  expect(renewal.life(grant)).toEqual({ server: peer.url, freshUntil: near(Date.now() + 2 * hour) })
  peer.say('/oauth/token', { access_token: 'second', expires_in: '7200', refresh_token: 'again-2' })
  const second = await renewal.renew(grant, soon())
  if (second.kind !== 'renewed') throw new Error(JSON.stringify(second))
  peer.say('/oauth/token', { access_token: 'third', expires_in: 7_200 })
  const third = await renewal.renew(second.grant, soon())
  if (third.kind !== 'renewed') throw new Error(JSON.stringify(third))
  // Who gives no other goes on taking the same.
  await renewal.renew(third.grant, soon())
  const asked = peer.heard.map(({ body }) => new URLSearchParams(body)).filter(form => form.has('refresh_token'))
  expect(asked.map(form => form.get('refresh_token'))).toEqual(['again-1', 'again-2', 'again-2'])
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'again-1',
    client_id: 'id-of-us',
    client_secret: 'secret-of-us',
  })
  await network.reading.profile(third.grant, soon())
  expect(peer.heard.at(-1)?.token).toBe('third')
  const frozen = { body: '{}', key: null, marker: '' }
  expect(network.posting.request(third.grant, frozen, Date.now()).headers.authorization).toBe('Bearer third')
})

test.each<[Says, object]>([
  [400, { kind: 'gone' }],
  [401, { kind: 'gone' }],
  [429, { kind: 'later' }],
  [503, { kind: 'later' }],
  // What speaks of no token at all.
  [403, { kind: 'away', maybeUsed: false }],
  [404, { kind: 'away', maybeUsed: false }],
  [500, { kind: 'away', maybeUsed: true }],
  ['<h1>Welcome</h1>', { kind: 'away', maybeUsed: true }],
  [{ access_token: null }, { kind: 'away', maybeUsed: true }],
  [req => void req.socket.destroy(), { kind: 'away', maybeUsed: true }],
])('what a server answers to an exchange is read by its status: %j', async (says, result) => {
  const { peer, grant, renewal } = await given({ expires_in: 7_200, refresh_token: 'again' })
  peer.say('/oauth/token', says)
  expect(await renewal.renew(grant, soon())).toMatchObject(result)
})

test('a server that is not reached has used nothing up', async () => {
  const { grant, renewal } = await given({ expires_in: 7_200, refresh_token: 'again' })
  const elsewhere = JSON.stringify({ ...JSON.parse(grant), host: '127.0.0.1:1' })
  expect(await renewal.renew(elsewhere, soon())).toMatchObject({ kind: 'away', maybeUsed: false })
})

test('a token that is over does not say that its permission is gone', async () => {
  const { grant, network } = await given({ expires_in: 7_200, refresh_token: 'again' })
  const over = JSON.stringify({ ...JSON.parse(grant), endsAt: Date.now() - 1 })
  await expect(network.reading.profile(over, soon())).rejects.toMatchObject({ problem: 'unexpected' })
})
