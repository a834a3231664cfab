import { expect, test } from 'vitest'
import type { Grant } from '../../../src/networks/account.ts'
import { createNetworks } from '../../../src/networks/networks.ts'
import type { Network } from '../../../src/networks/port.ts'
import { type InstanceName, instanceNames } from '../../../src/sandbox/mastodon/instances.ts'
import { testConfig } from '../../support/context.ts'
import { patience } from '../../support/patience.ts'
import { send } from '../../support/pds/send.ts'
import { rememberingServers } from '../../support/servers.ts'
import { type MastodonPerson, mastodonSandbox, sayYes } from './support.ts'

const callback = 'http://127.0.0.1:3000/auth/mastodon/callback'

/** The product's own network, as an installation has it whose servers these are. */
async function product() {
  const fedi = await mastodonSandbox()
  const hostOf = (server: InstanceName) => new URL(fedi.mastodon[server]).host
  const hosts = instanceNames.map(hostOf)
  const config = testConfig({ MASTODON: 'on', MASTODON_LOCAL_SERVERS: hosts.join(',') })
  const network = createNetworks(config, { servers: rememberingServers() }).get('mastodon')
  if (!network) throw new Error('Mastodon is off')
  return { fedi, network, hostOf, ...hands(network) }
}

function hands(network: Network) {
  const freeze = (host: string, text: string) =>
    network.posting.freeze({
      text,
      momentAt: Date.now(),
      account: { remoteId: `${host}/1`, host },
      card: null,
      lang: 'en',
      seed: `launch 1 pledge ${host} ${text}`,
    })
  const leave = async (typed: string) => {
    const departure = await network.connector.depart(callback, typed)
    if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
    return departure
  }
  const arrive = (departure: Awaited<ReturnType<typeof leave>>, back: URL) => {
    const answer = network.connector.read(Object.fromEntries(back.searchParams))
    if (answer?.kind !== 'allowed') throw new Error(JSON.stringify(answer))
    return network.connector.arrive(departure.pending, answer.proof)
  }
  return {
    freeze,
    leave,
    arrive,
    signIn: async (host: string, name: string) => {
      const departure = await leave(`@${name}@${host}`)
      const result = await arrive(departure, await sayYes(departure.url, name))
      if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
      return result
    },
    post: async (grant: Grant, frozen: ReturnType<typeof freeze>, now = Date.now()) =>
      network.posting.outcome(await send(network.posting.request(grant, frozen, now)), now, frozen),
  }
}

const grantOf = ({ grant }: MastodonPerson): Grant => JSON.stringify(grant)

test.each(instanceNames)('the product signs in at %s, posts, reads back, deletes and gives back', async server => {
  const { network, fedi, hostOf, signIn, freeze, post } = await product()
  const host = hostOf(server)
  const { grant, named } = await signIn(host, 'ada')
  const profile = await network.reading.profile(grant, patience())
  expect(profile).toMatchObject({ ...named, host, handle: `ada@${host}`, name: 'Ada', followers: expect.any(Number) })
  expect((await fetch(profile.profileUrl)).status).toBe(200)

  const text = 'Café & <tea> at https://example.org/a?b=c 🌩 #tea\n\nand "more"'
  expect(network.measure(text, host)).toMatchObject({ valid: true, max: server === 'birch.test' ? 500 : 100_000 })
  const frozen = freeze(host, text)
  const look = (with_: Grant | null) => network.reading.look(with_, profile, frozen, Date.now(), patience())
  const isFamily = server === 'quince.test'
  // Of the family, posts are shown to nobody who brings no token.
  expect(await look(null)).toMatchObject({ kind: isFamily ? 'unreadable' : 'absent' })
  expect(await look(grant)).toEqual({ kind: 'absent' })
  const outcome = await post(grant, frozen)
  if (outcome.kind !== 'posted' || !outcome.remoteId) throw new Error(JSON.stringify(outcome))
  expect(await fedi.posts()).toMatchObject([{ network: 'mastodon', account: `ada@${server}`, text }])
  expect(network.posting.permalink(outcome.remoteId)).toBe(outcome.url)
  expect((await fetch(outcome.url ?? '')).status).toBe(200)
  expect(await look(grant)).toMatchObject({ kind: 'found', remoteId: outcome.remoteId, url: outcome.url })

  const figures = await network.metrics?.read([{ remoteId: outcome.remoteId, host }])
  const told = { kind: 'read', posts: new Map([[outcome.remoteId, expect.objectContaining({ impressions: null })]]) }
  expect(figures).toMatchObject(isFamily ? { kind: 'unreadable' } : told)
  const page = await fetch(network.shareLink('Say it yourself', host))
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Say it yourself')])

  expect(await network.reading.remove(grant, outcome.remoteId, patience())).toBe('removed')
  expect(await network.reading.remove(grant, outcome.remoteId, patience())).toBe('gone')
  expect(await look(grant)).toEqual({ kind: 'absent' })
  expect(await network.reading.revoke(grant, patience())).toBe('given-back')
  expect(await post(grant, freeze(host, 'No more'))).toMatchObject({ kind: 'refused', reason: 'reconnect' })
  await expect(network.reading.profile(grant, patience())).rejects.toMatchObject({ problem: 'unauthorized' })
  // Of the family, the registration went with it: another is made.
  expect(await signIn(host, 'ben')).toMatchObject({ named: { handle: `ben@${host}` } })
})

test('a permission that was made without a sign-in is one as any other', async () => {
  const { fedi, network, freeze, post } = await product()
  for (const server of instanceNames) {
    const one = await fedi.person(`cleo@${server}`)
    const profile = await network.reading.profile(grantOf(one), patience())
    expect(profile).toMatchObject({ remoteId: one.id, host: one.host, handle: `cleo@${one.host}`, followers: 100 })
    expect(await post(grantOf(one), freeze(one.host, 'Hello'))).toMatchObject({ kind: 'posted' })
    expect(await network.reading.revoke(grantOf(one), patience())).toBe('given-back')
  }
})

test('of two who sign in side by side where the last one gets the token, the one who is named is not mistaken', async () => {
  const { hostOf, leave, arrive } = await product()
  const quince = hostOf('quince.test')
  const [asAda, asBen] = [await leave(`@ada@${quince}`), await leave(`@ben@${quince}`)]
  const [ada, ben] = [await sayYes(asAda.url, 'ada'), await sayYes(asBen.url, 'ben')]
  expect(await arrive(asAda, ada)).toMatchObject({ kind: 'somebody-else', named: { handle: `ben@${quince}` } })
  expect(await arrive(asBen, ben)).toMatchObject({ kind: 'granted', named: { handle: `ben@${quince}` } })
})

test('a server that is not one of them is asked for again, and nothing is asked of it', async () => {
  const { network } = await product()
  for (const typed of ['mastodon.social', '@ada@birch.test', '127.0.0.1:9', ''])
    expect(await network.connector.depart(callback, typed)).toMatchObject({ kind: 'ask-again' })
})

test('what the page of its people says to enter is what the product takes where its networks are simulated', async () => {
  const fedi = await mastodonSandbox()
  const config = testConfig({ MASTODON: '', SANDBOX_PORT: new URL(fedi.url).port })
  const network = createNetworks(config, { servers: rememberingServers() }).get('mastodon')
  if (!network) throw new Error('Mastodon is off')
  await fedi.person('dora@quince.test')
  const people = await (await fetch(`${fedi.url}/people/mastodon`)).text()
  for (const typed of ['@dora@quince.test', ...instanceNames]) {
    expect(people).toContain(typed)
    expect(new URL((await hands(network).leave(typed)).url).pathname).toBe('/oauth/authorize')
  }
})

/** Each fault, and what the product makes of it. */
const meanings = [
  ['http429', { kind: 'try-later', scope: 'account' }],
  ['http429bare', { kind: 'try-later', scope: 'account' }],
  ['unauthorized', { kind: 'refused', reason: 'reconnect', reconnect: true }],
  ['suspended', { kind: 'refused', reason: 'not-permitted' }],
  ['locked', { kind: 'refused', reason: 'not-permitted' }],
  ['notPermitted', { kind: 'refused', reason: 'not-permitted' }],
  ['blockedPage', { kind: 'refused', reason: 'not-permitted' }],
  ['unheardOf', { kind: 'refused', reason: 'not-permitted' }],
  ['textTooLong', { kind: 'refused', reason: 'refused' }],
  ['http503html', { kind: 'unknown', cause: 'server-error' }],
  ['http502', { kind: 'unknown', cause: 'server-error' }],
  ['http500', { kind: 'unknown', cause: 'server-error' }],
  ['resetBefore', { kind: 'unknown', cause: 'reset' }],
] as const

test.each(meanings)(
  '%s means to the product what it would mean on Mastodon, and nothing is there',
  async (kind, meaning) => {
    const { fedi, network, freeze, post } = await product()
    await fedi.faults({ errors: [{ kind, resetMs: 2_000_000 }] })
    for (const server of instanceNames) {
      const one = await fedi.person(`ada@${server}`)
      const frozen = freeze(one.host, 'Hello')
      const now = Date.now()
      const outcome = await post(grantOf(one), frozen, now)
      expect(outcome).toMatchObject(meaning)
      if (outcome.kind === 'try-later')
        expect(outcome.until - now).toBeGreaterThan(kind === 'http429' ? 1_900_000 : 50_000)
      const where = { remoteId: one.id, host: one.host, handle: '' }
      expect(await network.reading.look(grantOf(one), where, frozen, now, patience())).toEqual({ kind: 'absent' })
    }
  },
)

test.each(['resetAfterAccept', 'cutBody', 'http500AfterAccept', 'http503htmlAfterAccept'])(
  'after %s nobody knows, a look finds the post, and the same key says nothing else where keys are kept',
  async kind => {
    const { fedi, network, freeze, post } = await product()
    for (const server of instanceNames) {
      await fedi.faults({ errors: [{ kind, times: 1 }], repeatFails: false })
      const one = await fedi.person(`ada@${server}`)
      const frozen = freeze(one.host, 'Hello')
      const sentAt = Date.now()
      expect(await post(grantOf(one), frozen)).toMatchObject({ kind: 'unknown' })
      const where = { remoteId: one.id, host: one.host, handle: '' }
      const found = await network.reading.look(grantOf(one), where, frozen, sentAt, patience())
      expect(found).toMatchObject({ kind: 'found' })
      const again = await post(grantOf(one), frozen)
      const isSame = 'remoteId' in again && 'remoteId' in found && again.remoteId === found.remoteId
      expect([again.kind, isSame]).toEqual(['posted', server === 'birch.test'])
      await fedi.faults({ repeatFails: true })
      // Only where keys are kept a repeat can fail so.
      expect((await post(grantOf(one), frozen)).kind).toBe(server === 'birch.test' ? 'unknown' : 'posted')
    }
  },
)

test('what is wrong with reading, deleting and giving back is told apart from what is gone', async () => {
  const { fedi, network, hostOf, signIn, freeze, post } = await product()
  const host = hostOf('birch.test')
  const { grant, named } = await signIn(host, 'ada')
  const frozen = freeze(host, 'Hello')
  const sentAt = Date.now()
  const outcome = await post(grant, frozen)
  if (outcome.kind !== 'posted' || !outcome.remoteId || !named) throw new Error(JSON.stringify(outcome))
  const { remoteId } = outcome
  const { reading, metrics } = network
  const look = () => reading.look(null, named, frozen, sentAt, patience())
  const goesWrong = (on: string, kind: string) => fedi.faults({ errors: [{ on, kind }] })

  await fedi.faults({ readBackLagMs: 60_000 })
  expect(await look()).toEqual({ kind: 'absent' })
  await goesWrong('read', 'http503html')
  expect(await look()).toMatchObject({ kind: 'unreadable' })
  await expect(reading.profile(grant, patience())).rejects.toMatchObject({ problem: 'unexpected' })
  await goesWrong('read', 'http429')
  expect(await metrics?.read([{ remoteId, host }])).toMatchObject({ kind: 'later', until: expect.any(Number) })
  await goesWrong('delete', 'http429')
  expect(await reading.remove(grant, remoteId, patience())).toBe('limited')
  await goesWrong('delete', 'http503html')
  expect(await reading.remove(grant, remoteId, patience())).toBe('away')
  await goesWrong('revoke', 'http503html')
  expect(await reading.revoke(grant, patience())).toBe('away')
  await fedi.faults({ revokedAccounts: ['ada@birch.test'] })
  await expect(reading.profile(grant, patience())).rejects.toMatchObject({ problem: 'unauthorized' })
  expect(await reading.remove(grant, remoteId, patience())).toBe('not-permitted')
})

test('a server that fails at a sign-in says so, and one that has lost us leads there once more', async () => {
  const { fedi, network, hostOf, leave, arrive } = await product()
  const host = hostOf('birch.test')
  const goesWrong = (on: string, kind: string) => fedi.faults({ errors: [{ on, kind }] })
  await goesWrong('request-token', 'http429')
  expect(await network.connector.depart(callback, host)).toMatchObject({
    kind: 'unanswered',
    trouble: { why: 'limited' },
  })
  await goesWrong('request-token', 'http503html')
  expect(await network.connector.depart(callback, host)).toMatchObject({ kind: 'unanswered', trouble: { why: 'away' } })
  await fedi.faults({})
  const results = []
  for (const kind of ['http503html', 'http429', 'unauthorized']) {
    await fedi.faults({})
    const departure = await leave(host)
    const back = await sayYes(departure.url, 'ada')
    await goesWrong('access-token', kind)
    results.push(await arrive(departure, back))
  }
  expect(results).toMatchObject([
    { kind: 'unanswered', trouble: { why: 'away' } },
    { kind: 'unanswered', trouble: { why: 'limited' } },
    { kind: 'begin-again' },
  ])
})

test('tokens of the family end: the product renews one before, and what it had is void', async () => {
  const { network, fedi, hostOf, signIn, freeze, post } = await product()
  const { renewal } = network
  const host = hostOf('quince.test')
  expect(renewal?.life((await signIn(hostOf('birch.test'), 'eve')).grant).server).toBeNull()
  const { grant } = await signIn(host, 'ada')
  expect(renewal?.life(grant)).toMatchObject({ server: fedi.mastodon['quince.test'], freshUntil: expect.any(Number) })
  const renewed = await renewal?.renew(grant, patience())
  if (renewed?.kind !== 'renewed') throw new Error(JSON.stringify(renewed))
  expect(await post(grant, freeze(host, 'Too late'))).toMatchObject({ kind: 'refused', reason: 'reconnect' })
  expect(await post(renewed.grant, freeze(host, 'In time'))).toMatchObject({ kind: 'posted' })
  expect(await renewal?.renew(grant, patience())).toMatchObject({ kind: 'gone' })
  await fedi.control('PUT', 'faults', { revokedAccounts: ['ada@quince.test'] })
  expect(await renewal?.renew(renewed.grant, patience())).toMatchObject({ kind: 'gone' })
})
