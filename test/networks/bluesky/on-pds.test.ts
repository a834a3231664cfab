import { beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '../../../src/networks/account.ts'
import type { Network } from '../../../src/networks/port.ts'
import { grantOf, networkOn } from '../../support/pds/network.ts'
import { type Person, postsOf, signUp } from '../../support/pds/people.ts'
import { nonceFor, post, postOf, send } from '../../support/pds/send.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'

let pds: Pds
let network: Network
let ada: Person
let grant: Grant

beforeAll(async () => {
  pds = await startPds()
  network = networkOn(pds)
  ada = await signUp(pds, 'ada')
  grant = await grantOf(network, ada)
})

/** Posts of `ada` with this text, as her server has them. */
const stored = async (text: string) => (await postsOf(pds, ada)).filter(one => one.value.text === text)
const look = (frozen: ReturnType<Network['posting']['freeze']>) =>
  network.reading.look(null, { remoteId: ada.did, ...ada }, frozen, Date.now(), AbortSignal.timeout(20_000))

describe('on the server that Bluesky runs', () => {
  test('posts what was frozen: text, moment, language, links, tags and the card of the campaign', async () => {
    const text = 'Läuft 🎉 https://example.org/c/river #river'
    const momentAt = Date.now() - 5_000
    const card = { url: 'https://example.org/c/river', title: 'The river', description: 'Save it' }
    const frozen = network.posting.freeze(postOf(ada, text, { momentAt, card }))
    const outcome = await post(network, grant, frozen)
    expect(outcome).toMatchObject({ kind: 'posted' })
    const [only, ...more] = await stored(text)
    expect(more).toEqual([])
    expect(outcome).toMatchObject({
      remoteId: only?.uri,
      url: `https://bsky.app/profile/${ada.did}/post/${frozen.key}`,
    })
    expect(network.posting.permalink(only?.uri ?? '')).toBe(`https://bsky.app/profile/${ada.did}/post/${frozen.key}`)
    expect(only?.value).toEqual({
      $type: 'app.bsky.feed.post',
      text,
      createdAt: new Date(momentAt).toISOString(),
      langs: ['en'],
      facets: [
        {
          index: { byteStart: 12, byteEnd: 39 },
          features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/c/river' }],
        },
        { index: { byteStart: 40, byteEnd: 46 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'river' }] },
      ],
      embed: {
        $type: 'app.bsky.embed.external',
        external: { uri: card.url, title: card.title, description: card.description },
      },
    })
  })

  test('asks for another signature where the nonce is none or old, and nothing happened', async () => {
    const frozen = network.posting.freeze(postOf(ada, 'Signed again'))
    for (const taught of [undefined, 'an-old-one']) {
      const answer = await send(network.posting.request(grant, frozen, Date.now(), taught))
      expect(network.posting.outcome(answer, Date.now(), frozen)).toEqual({ kind: 'sign-again' })
      expect('status' in answer && network.posting.hostState?.read(answer)).toMatch(/^[\w-]{20,}$/)
    }
    expect(await stored('Signed again')).toEqual([])
    expect(await post(network, grant, frozen)).toMatchObject({ kind: 'posted' })
  })

  test('stores one of eight that are sent at once with the same key; the others are looked up and found', async () => {
    const frozen = network.posting.freeze(postOf(ada, 'Once'))
    const nonce = await nonceFor(network, grant, Date.now())
    const requests = Array.from({ length: 8 }, () => network.posting.request(grant, frozen, Date.now(), nonce))
    const outcomes = (await Promise.all(requests.map(send))).map(one =>
      network.posting.outcome(one, Date.now(), frozen),
    )
    expect(outcomes.filter(({ kind }) => kind === 'posted')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind !== 'posted')).toEqual(
      Array(7).fill({ kind: 'unknown', cause: 'server-error' }),
    )
    const [only, ...more] = await stored('Once')
    expect(more).toEqual([])
    expect(await look(frozen)).toMatchObject({ kind: 'found', remoteId: only?.uri })
  })

  test('finds a post whose answer got lost, and says of one that never came that it is not there', async () => {
    const [lost, never] = [
      network.posting.freeze(postOf(ada, 'Lost on the way back')),
      network.posting.freeze(postOf(ada, 'Never sent')),
    ]
    await pds.tell({ do: 'lose-answers', next: 1 })
    expect(await post(network, grant, lost)).toEqual({ kind: 'unknown', cause: 'reset' })
    expect(await look(lost)).toMatchObject({ kind: 'found', at: expect.any(Number) })
    expect(await look(never)).toEqual({ kind: 'absent' })
    expect(await post(network, grant, lost)).toEqual({ kind: 'unknown', cause: 'server-error' })
    expect(await stored('Lost on the way back')).toHaveLength(1)
  })
})
