import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Frozen, Network } from '../../../src/networks/port.ts'
import { afterThisTest } from '../../support/folder.ts'
import { patienceMs } from '../../support/patience.ts'
import { send } from '../../support/pds/send.ts'
import { arrive, baseUrl, consent, grantOf, leave, networkOn, signIn } from '../../support/snac/network.ts'
import { addPerson, appsOf, notesOf, type Person, type Snac, snacFile, startSnac } from '../../support/snac/start.ts'
import { heldAt } from '../../workers/fire/host-setting.ts'

describe.skipIf(!snacFile)('on a real server of the Mastodon API', () => {
  let snac: Snac
  let network: Network
  let ada: Person
  let ben: Person

  beforeAll(async () => {
    snac = await startSnac()
    network = networkOn([snac.host])
    ada = addPerson(snac, 'ada')
    ben = addPerson(snac, 'ben')
  })

  const frozen = (text: string, person: Person): Frozen =>
    network.posting.freeze({
      text,
      momentAt: Date.now(),
      account: { remoteId: `${snac.host}/1`, host: snac.host },
      card: null,
      lang: 'en',
      seed: `launch 1 pledge ${person.name} ${text}`,
    })
  const soon = () => AbortSignal.timeout(20_000)
  const post = async (grant: string, body: Frozen) =>
    network.posting.outcome(await send(network.posting.request(grant, body, Date.now())), Date.now(), body)

  test('signs in, posts, reads back, deletes as far as the server can, and gives the permission back', async () => {
    const result = await signIn(network, ada)
    if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
    expect(result.named).toMatchObject({ host: snac.host, handle: `ada@${snac.host}` })
    const profile = await network.reading.profile(result.grant, soon())
    expect(profile).toMatchObject({ remoteId: result.named?.remoteId, handle: `ada@${snac.host}`, followers: 0 })

    const text = 'Save the river 🎉 https://example.org/c/river/?a=1&b=2 #river\n\nNow & <here> "quoted"'
    const sentAt = Date.now()
    const body = frozen(text, ada)
    const outcome = await post(result.grant, body)
    expect(outcome).toMatchObject({ kind: 'posted', at: expect.any(Number) })
    expect(notesOf(snac, ada)).toEqual([text])
    if (outcome.kind !== 'posted' || !outcome.remoteId) throw new Error(JSON.stringify(outcome))
    expect(network.posting.permalink(outcome.remoteId)).toBe(outcome.url)
    expect((await fetch(outcome.url ?? '')).status).toBe(200)

    for (const grant of [null, result.grant])
      expect(await network.reading.look(grant, profile, body, sentAt, soon())).toMatchObject({
        kind: 'found',
        remoteId: outcome.remoteId,
      })
    expect(await network.reading.look(null, profile, frozen('Never sent', ada), sentAt, soon())).toEqual({
      kind: 'absent',
    })

    expect(await network.metrics?.read([{ remoteId: outcome.remoteId, host: snac.host }])).toMatchObject({
      kind: 'unreadable',
    })
    // 2.75 knows no deleting, and answers as for a post that is not there.
    expect(await network.reading.remove(result.grant, outcome.remoteId, soon())).toBe('declined')
    expect(await network.reading.revoke(result.grant, soon())).toBe('given-back')
    expect(await network.reading.revoke(result.grant, soon())).toBe('gone')
    await expect(network.reading.profile(result.grant, soon())).rejects.toMatchObject({ problem: 'unauthorized' })
    expect(await post(result.grant, frozen('Too late', ada))).toMatchObject({ kind: 'refused', reason: 'reconnect' })
  })

  test('two people sign in at once, and each posts with their own permission', async () => {
    const [cleo, dora] = [addPerson(snac, 'cleo'), addPerson(snac, 'dora')]
    const begun = await Promise.all([leave(network, `@cleo@${snac.host}`), leave(network, `@dora@${snac.host}`)])
    for (const [n, person] of [cleo, dora].entries()) {
      const one = begun[n] ?? expect.fail('not begun')
      const result = await arrive(network, one, await consent(one.url, person))
      if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
      await post(result.grant, frozen(`By ${person.name}`, person))
      expect(notesOf(snac, person)).toEqual([`By ${person.name}`])
    }
  })

  test("notices somebody else's permission: the server gives that of whoever signed in last", async () => {
    const [asAda, asBen] = [await leave(network, `@ada@${snac.host}`), await leave(network, snac.host)]
    const backOfAda = await consent(asAda.url, ada)
    const backOfBen = await consent(asBen.url, ben)
    expect(await arrive(network, asAda, backOfAda)).toMatchObject({
      kind: 'somebody-else',
      named: { handle: `ben@${snac.host}` },
    })
    // Who named a server alone is shown whose permission it is, and asked.
    expect(await arrive(network, asBen, backOfBen)).toMatchObject({
      kind: 'granted',
      named: { handle: `ben@${snac.host}` },
    })
  })

  test('registers anew where the server dropped the registration with a permission that was given back', async () => {
    const [first, second] = [await grantOf(network, ada), await grantOf(network, ben)]
    const begun = await leave(network, `@ada@${snac.host}`)
    const back = await consent(begun.url, ada)
    const clientId = new URL(begun.url).searchParams.get('client_id')
    expect(await network.reading.revoke(first, soon())).toBe('given-back')
    // What others gave stays.
    expect(await post(second, frozen('Still there', ben))).toMatchObject({ kind: 'posted' })
    // Who was on their way is led there once more.
    expect(await arrive(network, begun, back)).toEqual({ kind: 'begin-again' })
    const again = await leave(network, `@ada@${snac.host}`)
    expect(new URL(again.url).searchParams.get('client_id')).not.toBe(clientId)
    expect(await arrive(network, again, await consent(again.url, ada))).toMatchObject({ kind: 'granted' })
  })

  test('registers once, however many come at the same time', async () => {
    const other = await startSnac()
    const fresh = networkOn([other.host])
    const begun = await Promise.all(Array.from({ length: 6 }, () => leave(fresh, other.host)))
    expect(new Set(begun.map(one => new URL(one.url).searchParams.get('client_id'))).size).toBe(1)
    expect(appsOf(other)).toEqual([`Thunderclap at ${new URL(baseUrl).host}`])
  })

  test('loses none of sixty posts to a server that closes each connection without a word', async () => {
    const eve = addPerson(snac, 'eve')
    const grant = await grantOf(network, eve)
    const bodies = Array.from({ length: 60 }, (_, n) => frozen(`Post ${n}`, eve))
    const sent = (body: string) => bodies[(JSON.parse(body) as { n: number }).n] ?? expect.fail('no such post')
    const { posting } = network
    const { state, host, reported } = heldAt(snac.url, 60, 1_000, {
      ...posting,
      request: (_, { body }, now) => posting.request(grant, sent(body), now),
      origin: () => snac.url,
    })
    state.go = {}
    const ticking = setInterval(host.tick, 10)
    afterThisTest(() => clearInterval(ticking))
    await vi.waitFor(() => expect(reported).toHaveLength(60), patienceMs)
    expect(reported.map(({ outcome }) => outcome).filter(({ kind }) => kind !== 'posted')).toEqual([])
    const names = new Set(reported.map(({ outcome }) => outcome.kind === 'posted' && outcome.remoteId))
    const notes = notesOf(snac, eve)
    expect(new Set(notes).size).toBe(notes.length)
    // It names posts by the microsecond: of two in one, both answered with 200, it keeps one.
    expect(notes).toHaveLength(names.size)
    expect(names.size).toBeGreaterThan(55)
    expect(bodies.map(({ marker }) => marker)).toEqual(expect.arrayContaining([...notes]))
  })
})
