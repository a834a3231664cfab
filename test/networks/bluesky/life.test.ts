import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Grant } from '../../../src/networks/account.ts'
import type { ClientKey, Network } from '../../../src/networks/port.ts'
import type { Renewed } from '../../../src/networks/renewal.ts'
import { newClientKey } from '../../support/pds/client-key.ts'
import { grantOf, networkOn, publicNetworkOn, publish } from '../../support/pds/network.ts'
import { type Person, postsOf, signUp, takeDown } from '../../support/pds/people.ts'
import { post, postOf } from '../../support/pds/send.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'

const dayMs = 86_400_000
const ownAddress = 'https://thunderclap.ngo'

let pds: Pds
let keys: readonly ClientKey[] = [newClientKey('first')]
/** With a public address, and on a machine of one's own. */
let network: Network
let atHome: Network

beforeAll(async () => {
  pds = await startPds()
  network = await publicNetworkOn(pds, () => keys, ownAddress)
  atHome = networkOn(pds)
})

/** Both sides are so many days later. */
async function daysPass(days: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * dayMs })
  await pds.tell({ do: 'set-clock', aheadMs: days * dayMs })
}

afterEach(async () => {
  vi.useRealTimers()
  await pds.tell({ do: 'set-clock', aheadMs: 0 })
})

const renew = async ({ renewal }: Network, grant: Grant): Promise<Renewed> =>
  (await renewal?.renew(grant, AbortSignal.timeout(60_000))) ?? { kind: 'gone', said: 'no renewal' }

const renewed = async (one: Network, grant: Grant): Promise<Grant> => {
  const result = await renew(one, grant)
  if (result.kind !== 'renewed') throw new Error(JSON.stringify(result))
  return result.grant
}

const person = (name: string): Promise<Person> => signUp(pds, name)
const signIn = (who: Person) => grantOf(network, who, ownAddress)

describe('a grant of Bluesky', () => {
  test('of four weeks ago, kept alive each week, posts', async () => {
    const ada = await person('ada')
    let grant = await signIn(ada)
    for (const days of [7, 14, 21, 28]) {
      await daysPass(days)
      grant = await renewed(network, grant)
      vi.useRealTimers()
    }
    await daysPass(28)
    const { renewal, posting } = network
    expect(renewal?.life(grant)).toMatchObject({ server: pds.url })
    expect(Math.round(((renewal?.life(grant).endsAt ?? 0) - Date.now()) / dayMs)).toBe(730 - 28)
    expect(renewal?.life(grant).freshUntil).toBeGreaterThan(Date.now() + 55 * 60_000)
    expect(await post(network, grant, posting.freeze(postOf(ada, 'Four weeks on')), Date.now())).toMatchObject({
      kind: 'posted',
    })
    expect((await postsOf(pds, ada)).map(one => one.value.text)).toEqual(['Four weeks on'])
  })

  test('of four weeks ago is renewed, where it was not used since', async () => {
    const grant = await signIn(await person('ben'))
    await daysPass(28)
    expect(await renew(network, grant)).toMatchObject({ kind: 'renewed' })
  })

  test('of fifteen days ago is over on a machine of one’s own, however often it was renewed', async () => {
    const cleo = await person('cleo')
    let grant = await grantOf(atHome, cleo)
    await daysPass(7)
    grant = await renewed(atHome, grant)
    vi.useRealTimers()
    expect(atHome.renewal?.life(grant).endsAt).toBeLessThan(Date.now() + 14 * dayMs)
    await daysPass(15)
    expect(await renew(atHome, grant)).toEqual({ kind: 'gone', said: expect.stringMatching(/expired/i) })
  })

  test('is over when it was given back, when its account was taken down, and when it was renewed before', async () => {
    const [dora, emil, fay] = [await person('dora'), await person('emil'), await person('fay')]
    const [ofDora, ofEmil, ofFay] = [await signIn(dora), await signIn(emil), await signIn(fay)]
    expect(await network.reading.revoke(ofDora, AbortSignal.timeout(60_000))).toBe('given-back')
    await takeDown(pds, emil)
    const next = await renewed(network, ofFay)
    for (const grant of [ofDora, ofEmil, ofFay])
      expect(await renew(network, grant)).toEqual({ kind: 'gone', said: expect.any(String) })
    // Whoever uses an old one makes the newer one void, too: a claim is held on every exchange.
    expect(await renew(network, next)).toEqual({ kind: 'gone', said: expect.any(String) })
    expect(await post(network, ofDora, network.posting.freeze(postOf(dora, 'x')))).toMatchObject({
      reason: 'reconnect',
    })
  })

  test('is not lost by a rotated key of ours, and not spent by a lost one', async () => {
    const [gil, hana] = [await person('gil'), await person('hana')]
    const ofGil = await signIn(gil)
    const [first, second] = [keys[0] as ClientKey, newClientKey('second')]
    keys = [second, first]
    await publish(pds, network, ownAddress)
    const ofHana = await signIn(hana)
    const next = [await renewed(network, ofGil), await renewed(network, ofHana)]
    expect(next.map(grant => network.renewal?.lacks?.(grant))).toEqual([null, null])

    keys = [second]
    expect(next.map(grant => network.renewal?.lacks?.(grant))).toEqual(['the key first', null])
    await publish(pds, network, ownAddress)
    expect(await renew(network, next[0] ?? '')).toEqual({
      kind: 'away',
      maybeUsed: false,
      cause: expect.stringMatching(/key/),
    })
    keys = [second, first]
    await publish(pds, network, ownAddress)
    for (const grant of next) expect(await renew(network, grant)).toMatchObject({ kind: 'renewed' })
  })

  test('is left as it is where no server answers', async () => {
    const grant = await signIn(await person('ida'))
    const { tokenSet, ...rest } = JSON.parse(grant)
    const elsewhere = { ...rest, tokenSet: { ...tokenSet, iss: 'http://localhost:9', aud: 'http://localhost:9/' } }
    expect(await renew(network, JSON.stringify(elsewhere))).toMatchObject({ kind: 'away', maybeUsed: false })
    expect(await renew(network, grant)).toMatchObject({ kind: 'renewed' })
  })

  test('costs one request to renew, once its server is known', async () => {
    const [jon, kim] = [await person('jon'), await person('kim')]
    const [ofJon, ofKim] = [await signIn(jon), await signIn(kim)]
    await renewed(network, ofJon)
    const asked: string[] = []
    const real = globalThis.fetch
    vi.stubGlobal('fetch', (input: Request | string | URL, init?: RequestInit) => {
      asked.push(new URL(input instanceof Request ? input.url : input).pathname)
      return real(input, init)
    })
    await renewed(network, ofKim)
    vi.unstubAllGlobals()
    expect(asked).toEqual(['/oauth/token'])
  })
})
