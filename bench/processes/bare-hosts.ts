import type { Client } from 'undici'
import { z } from 'zod'
import { blueskyPosting } from '../../src/networks/bluesky/post.ts'
import { blueskySettings } from '../../src/networks/bluesky/settings.ts'
import { mastodonPosting } from '../../src/networks/mastodon/post.ts'
import { mastodonSettings, mastodonShape } from '../../src/networks/mastodon/settings.ts'
import type { HttpRequest } from '../../src/networks/port.ts'
import { peopleOn } from '../bluesky/people.ts'
import { nowhere } from '../bluesky/settings.ts'
import { mastodonAt, peopleOn as peopleOfMastodon } from '../mastodon/people.ts'
import { moment } from '../moment.ts'
import { textOf } from '../posts.ts'
import { obey } from './parent.ts'
import { open, openClient, post } from './sockets.ts'

/**
 * The limit on a network of many hosts: loops that only write requests, each made in advance (on Bluesky signed, with a valid nonce),
 * to sockets opened in advance. On Mastodon a socket carries one request, and the next one is opened for the next.
 */
const hosts = (process.env.BENCH_HOSTS ?? '').split(' ')
const nonce = process.env.BENCH_NONCE ?? ''
const [first, end] = [Number(process.env.BENCH_FIRST), Number(process.env.BENCH_END)]
const posts = Number(process.env.BENCH_POSTS)
/** To all hosts together. */
const sockets = Number(process.env.BENCH_SOCKETS)
const url = 'http://127.0.0.1:3000'

const made = { bluesky: madeForBluesky, mastodon: madeForMastodon }[process.env.BENCH_NETWORK ?? ''] ?? madeForBluesky

type Made = { readonly host: string; readonly request: HttpRequest }

function madeForBluesky(): readonly Made[] {
  const limits = { BLUESKY_TEXT_RULE: 'samples', BLUESKY_HOST_IN_FLIGHT: 256, BLUESKY_PLC_URL: nowhere } as const
  const { request, freeze } = blueskyPosting(blueskySettings(limits, null, url))
  return peopleOn(hosts, posts, first, end).map(({ did, host, grant }) => {
    const frozen = freeze(postOf({ remoteId: did, host }))
    return { host, request: request(grant, frozen, Date.now(), nonce) }
  })
}

function madeForMastodon(): readonly Made[] {
  const settings = mastodonSettings(z.object(mastodonShape).parse(mastodonAt(hosts)), null, url)
  const { request, freeze } = mastodonPosting(settings)
  return peopleOfMastodon(hosts, posts, first, end).map(({ host, n, grant }) => {
    const frozen = freeze(postOf({ remoteId: `${host}/${n}`, host }))
    return { host, request: request(grant, frozen, Date.now()) }
  })
}

const postOf = (account: { readonly remoteId: string; readonly host: string }) => ({
  text: textOf(end - first),
  momentAt: Date.now(),
  account,
  card: null,
  lang: 'en',
  seed: account.remoteId,
})

type Queue = { readonly clients: readonly Client[]; readonly requests: HttpRequest[] }
const queues: Queue[] = []

obey(prepare, fire)

async function prepare(): Promise<void> {
  const all = made()
  for (const host of new Set(all.map(one => one.host))) {
    const requests = all.flatMap(one => (one.host === host ? [one.request] : []))
    const many = Math.min(requests.length, Math.max(1, Math.round((sockets * requests.length) / all.length)))
    queues.push({ clients: Array.from({ length: many }, () => openClient(`http://${host}`)), requests })
  }
  await Promise.all(queues.flatMap(({ clients }) => clients.map(open)))
  process.send?.({ prepared: true })
}

async function fire(at: number): Promise<void> {
  let failed = 0
  await moment(at)
  await Promise.all(
    queues.flatMap(({ clients, requests }) =>
      clients.map(async client => {
        for (let one = requests.shift(); one; one = requests.shift()) if (!(await post(client, one, 200))) failed++
      }),
    ),
  )
  process.send?.({ failed })
}
