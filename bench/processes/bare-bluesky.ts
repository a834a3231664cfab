import type { Client } from 'undici'
import { blueskyPosting } from '../../src/networks/bluesky/post.ts'
import { blueskySettings } from '../../src/networks/bluesky/settings.ts'
import type { HttpRequest } from '../../src/networks/port.ts'
import { peopleOn } from '../bluesky/people.ts'
import { nowhere } from '../bluesky/settings.ts'
import { moment } from '../moment.ts'
import { textOf } from '../posts.ts'
import { open, openClient, post } from './sockets.ts'

/** The limit on Bluesky: loops that only write requests, each signed in advance with a valid nonce, to sockets opened in advance. */
const hosts = (process.env.BENCH_HOSTS ?? '').split(' ')
const nonce = process.env.BENCH_NONCE ?? ''
const [first, end] = [Number(process.env.BENCH_FIRST), Number(process.env.BENCH_END)]
const posts = Number(process.env.BENCH_POSTS)
/** To all hosts together. */
const sockets = Number(process.env.BENCH_SOCKETS)
const limits = { BLUESKY_TEXT_RULE: 'samples', BLUESKY_HOST_IN_FLIGHT: 256, BLUESKY_PLC_URL: nowhere } as const
const { request, freeze } = blueskyPosting(blueskySettings(limits, null, 'http://127.0.0.1:3000'))

type Queue = { readonly clients: readonly Client[]; readonly requests: HttpRequest[] }
const queues: Queue[] = []

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on(
  'message',
  (message: { prepare?: true; fireAt?: number }) => void (message.prepare ? prepare() : fire(message.fireAt ?? 0)),
)
process.send?.({ ready: true })

async function prepare(): Promise<void> {
  const people = peopleOn(hosts, posts, first, end)
  for (const host of new Set(people.map(one => one.host))) {
    const theirs = people.filter(one => one.host === host)
    const many = Math.min(theirs.length, Math.max(1, Math.round((sockets * theirs.length) / people.length)))
    const requests = theirs.map(({ did, grant }) => {
      const account = { remoteId: did, host }
      const made = { text: textOf(people.length), momentAt: Date.now(), account, card: null, lang: 'en', seed: did }
      return request(grant, freeze(made), Date.now(), nonce)
    })
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
